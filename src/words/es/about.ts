import type { about as en } from '../en/about.ts';
import type { Translated } from '../translated.ts';

/** Answers to what merchants ask and say anywhere, true for every shop and guide. */
export const about: Translated<typeof en> = {
  'merchant.about.here': 'Estamos aquí: **{heading}**',

  'merchant.about.safe':
    'Es seguro, y no es ningún truco: trabajo para **{company}**. Lo que envía se cifra en cuanto llega, y solo {company} puede usarlo. Nunca necesito su contraseña, y puede retirar el acceso en {shop} cuando quiera. ¿Duda de que seamos nosotros? Pregunte a {helper}.',
  'merchant.about.why':
    'Así **{company}** puede empezar a trabajar en su proyecto, y solo alguien de su lado puede hacerlo. Para saber más del proyecto, pregunte a {helper}.',
  'merchant.about.use':
    'Lo cifro en cuanto llega y compruebo que funciona, sin cambiar nada en su tienda. Después lo recibe **{company}**, para trabajar en su proyecto, y nadie más. Una vez entregado, destruyo mi copia.',
  'merchant.about.how-long':
    'Cada paso es una cosa pequeña, casi todos llevan un minuto. Puede parar cuando quiera y seguir más tarde: yo guardo su lugar.',
  'merchant.about.what-is':
    'Es una especie de llave: con ella un programa puede hacer ciertas cosas en su tienda, y solo las que usted permite. Puede retirarla en {shop} cuando quiera.',
  'merchant.about.who':
    'Soy **Usher**, un asistente automático que trabaja para **{company}**, no una persona. Le guío y compruebo lo que envía. Si prefiere una persona, hable con {helper}.',
  'merchant.about.cost': 'Yo no le cuesto nada. Por el precio del proyecto, pregunte por favor a {helper}.',
  'merchant.about.unwilling':
    'No tiene que hacerlo. Si lo hace: se cifra en cuanto llega, solo **{company}** puede usarlo, y puede retirar el acceso en {shop} cuando quiera. Nunca necesito su contraseña. Si antes quiere hablarlo, pregunte a {helper}.',
  'merchant.about.not-owner':
    'No hay problema. Pida por favor al dueño de la tienda que haga este paso, o que se lo permita a usted. Yo guardo su lugar. Si no sabe quién es, pregunte a {helper}.',
  'merchant.about.colleague':
    'No hay problema, otra persona puede hacerlo por usted: muéstrele estos pasos y envíeme aquí lo que le dé. O dígale a {helper} quién es.',
  'merchant.about.no-permission':
    'Entonces su usuario no tiene permiso para esto. El dueño de la tienda puede dárselo, o hacerlo por usted. Yo guardo su lugar.',
  'merchant.about.elsewhere': 'No hay problema, y no se pierde nada: **Atrás** le devuelve a donde estaba.',
  'merchant.about.password':
    'Junto al inicio de sesión suele haber un enlace para recuperar la contraseña. Si no sirve, pregunte al dueño de la tienda. No me envíe ninguna contraseña: no la necesito.',
  'merchant.about.no-file':
    'Mire en su carpeta **Downloads** (Descargas), o pulse Ctrl+J en el navegador. Si no está, cree otra: le llevo al paso que la crea. Con **formulario** puede escribir los valores.',
  'merchant.about.sent-elsewhere':
    'Solo tengo lo que me envían aquí, en este chat, y aún no ha llegado. Envíelo por favor también aquí: así puedo comprobarlo enseguida.',
  'merchant.about.have-one':
    'Puede servir. Envíelo aquí, y compruebo enseguida si es correcto. Si ya no lo tiene, cree por favor otra: los pasos le muestran cómo.',
  'merchant.about.two-stores':
    'Se trata de la tienda en la que va a trabajar **{company}**. Si no sabe cuál es, pregunte antes a {helper}. Le mostraré el nombre de la tienda antes de que se use nada.',
  'merchant.about.phone':
    'Funciona en el teléfono, pero con una computadora es más fácil: las páginas son más grandes y los archivos se encuentran mejor. Puede cambiar cuando quiera: este chat es el mismo, y yo guardo su lugar.',
  'merchant.language.which': 'Hablo {detail}. ¿En cuál seguimos?',
  'merchant.language.now': 'Muy bien, seguimos en español.',
  'merchant.about.annoyed':
    'Siento que sea una molestia. Vaya paso a paso: no se pierde nada si para, y yo guardo su lugar. Si prefiere una persona, hable con {helper}.',

  'merchant.about.stop':
    'De acuerdo, ya no le recordaré nada, y avisé a {helper}. Si cambia de opinión, siga aquí mismo.',
  'merchant.about.delete':
    'Pedí a {helper} que se borre todo lo que sé de usted, y ya no le recordaré nada. Sus propios mensajes puede borrarlos usted aquí.',
  'merchant.about.stop.alone':
    'De acuerdo, ya no le recordaré nada. Avise por favor a {helper}. Si cambia de opinión, siga aquí mismo.',
  'merchant.about.delete.alone':
    'No puedo hacerlo por mi cuenta. Pida por favor a {helper} que borre sus datos. Ya no le recordaré nada.',
  'merchant.about.call':
    'Yo no puedo llamar, así que pedí a {helper} que se ponga en contacto con usted. Mientras tanto, podemos seguir.',
  'merchant.about.later': 'No hay problema, yo guardo su lugar. Escríbame aquí cuando le venga bien.',

  'merchant.unanswered.ask': 'A eso no sé responder. ¿Se lo paso a {helper}?',
  'merchant.unanswered.sent':
    'A eso no sé responder, así que se lo pasé a {helper}, que se pondrá en contacto con usted. Mientras tanto, podemos seguir.',
  'merchant.unanswered.alone': 'A eso no sé responder. Pregunte por favor a {helper}.',
  'merchant.choice.passOn': 'Sí, envíelo',
  'merchant.question.sentHidden':
    'Enviado a {helper}. Una parte parecía una contraseña o un token, así que la oculté: borre por favor su mensaje. Mientras tanto, sigamos.',
  'merchant.useButtons': 'Use por favor uno de los botones. Estamos aquí:',
  'merchant.notHere': 'Eso no se puede aquí. Estamos aquí:',

  'merchant.command.done': 'hecho',
  'merchant.command.back': 'atrás',
  'merchant.command.status': 'estado',
  'merchant.command.restart': 'empezar de nuevo',

  'standing.declined': 'No quiere seguir',
  'standing.declined.next': 'a usted: ponerse en contacto con el cliente',
};
