import type { merchant as en } from '../en/merchant.ts';
import type { Translated } from '../translated.ts';

/** What merchants read. */
export const merchant: Translated<typeof en> = {
  'merchant.helper.pm': 'su gestor de proyecto',
  'merchant.helper.sender': 'su contacto en {company}',

  'merchant.choice.again': 'Crear otra',
  'merchant.choice.allAtOnce': 'Ver todo a la vez',
  'merchant.choice.back': 'Atrás',
  'merchant.choice.different': 'Aquí se ve distinto',
  'merchant.choice.done': 'Hecho',
  'merchant.choice.form': 'Prefiero escribirlo',
  'merchant.choice.myStore': 'Sí es mi tienda',
  'merchant.choice.neverMind': 'Mejor no',
  'merchant.choice.noFile': 'No tengo archivo',
  'merchant.choice.oneByOne': 'De uno en uno',
  'merchant.choice.openForm': 'Abrir el formulario',
  'merchant.choice.otherStore': 'No, es otra',
  'merchant.choice.pm': 'Hablar con mi gestor',
  'merchant.choice.restartNo': 'No, sigamos',
  'merchant.choice.restartYes': 'Sí, desde el principio',
  'merchant.choice.resume': 'Seguir',
  'merchant.choice.rightStore': 'Sí, es mi tienda',
  'merchant.choice.send': 'Enviar el archivo otra vez',
  'merchant.choice.setSo': 'Sí, lo puse así',
  'merchant.choice.setAfterAll': 'Sí lo puse',
  'merchant.choice.notSetSo': 'No lo puse',
  'merchant.choice.try': 'Probarlo como cliente',
  'merchant.choice.unsure': 'No estoy seguro',
  'merchant.choice.showMe': 'Muéstreme cómo',
  'merchant.choice.stuck': 'No puedo seguir',
  'merchant.choice.wrongStore': 'Es la tienda equivocada',

  'merchant.step.item': '{number} de {of}',
  'merchant.step.lastTime': 'La última vez no estaba bien: **{permissions}**. Mírelo dos veces, por favor.',
  'merchant.step.lastTime.item': 'Este no estaba bien la última vez.',
  'merchant.step.help': 'Ayuda: {heading}',
  'merchant.step.stuck': 'Vamos a resolverlo.',
  'merchant.step.tellWhy':
    'Si eso no ayuda, **dígame en una línea qué ve**, y se lo envío a su gestor de proyecto.',
  'merchant.step.commands': 'También puede escribir: {commands}.',
  'merchant.step.same':
    'Este paso debería verse igual para todos. Si usted lo ve distinto, cuénteselo a {helper}.',
  'merchant.step.chosen': 'Eligió: **{label}**',

  'merchant.here.counted': 'Está en el paso {number} de {of}:',
  'merchant.here': 'Estamos aquí:',
  'merchant.oldButton': 'Ya pasamos de ese paso. Estamos aquí:',
  'merchant.nothingBefore': 'Este es el primer paso, no hay nada antes.',
  'merchant.invitedBy': '{name}, de **{company}**, me pidió que le escriba.',
  'merchant.invitedBy.company': '**{company}** me pidió que le escriba.',
  'merchant.trial':
    '_Esto es una prueba: ve lo que ven los clientes, y nada llega a una lista. Escriba **end trial** para terminarla._',
  'merchant.welcomeBack': '¡Qué bueno verle de nuevo! Seguimos aquí:',
  'merchant.setAside.told':
    'Algo falla una y otra vez por mi lado, y no puedo terminarlo por mi cuenta. Ya avisé a su gestor de proyecto. Usted no tiene que hacer nada.',
  'merchant.setAside':
    'Algo falla una y otra vez por mi lado, y no puedo terminarlo por mi cuenta. Avise por favor a la persona que le envió conmigo.',
  'merchant.moved.gone':
    'Esta guía mejoró desde la última vez, y el paso en el que estaba ya no existe. Seguimos aquí:',
  'merchant.moved.edited': 'Esta lista cambió desde la última vez. **Repásela por favor otra vez:**',
  'merchant.thanks.done': '¡De nada! Aquí está todo listo. ¡Mucho éxito con su tienda!',
  'merchant.thanks.open':
    '¡De nada! Los botones de arriba siguen funcionando. Con **estado** ve dónde estamos.',
  'merchant.thanks.waiting': '¡De nada! Le escribo aquí en cuanto sepa más.',
  'merchant.restart': '¿Empezamos otra vez desde el primer paso? Lo que me envió hasta ahora sigue a salvo.',

  'merchant.noGuide':
    'Su guía no está disponible ahora, así que no puedo seguir. No es culpa suya, y lo que hizo hasta ahora se conserva. Ya avisé a su gestor de proyecto.',
  'merchant.noGuide.noPm':
    'Su guía no está disponible ahora, así que no puedo seguir. No es culpa suya, y lo que hizo hasta ahora se conserva. Avise por favor a la persona que le envió conmigo.',

  'merchant.question.ask':
    'Claro. **Escriba ahora su pregunta**, y se la envío a su gestor de proyecto. Sin contraseñas ni tokens, por favor.',
  'merchant.question.sent':
    'Enviado a su gestor de proyecto, que se pondrá en contacto con usted. Mientras tanto, sigamos.',
  'merchant.question.nobody':
    'Desde aquí no puedo localizar a un gestor de proyecto. Consulte por favor a {helper}.',

  'merchant.form.submit': 'Comprobar',
  'merchant.form.open': 'Con el botón abre un formulario para los valores.',
  'merchant.form.taken': 'Gracias, tengo lo que escribió. Está cifrado, y aquí ya no se ve.',

  'merchant.file.tooMany':
    'Miro los primeros {looked} de sus {sent} archivos. Envíe por favor solo este: {file}.',
  'merchant.file.late.short': 'Su archivo aún no me ha llegado.',
  'merchant.file.late':
    'Su archivo aún no me ha llegado: este chat tarda en entregarlo. Sigo intentándolo, y le aviso en cuanto lo tenga.',
  'merchant.file.overtaken.short': 'También llegó el archivo que envió antes.',
  'merchant.file.overtaken':
    'También llegó el archivo que envió antes. Desde entonces envió algo más nuevo, así que uso eso.',

  'merchant.check.running':
    'Recibido, gracias. Compruebo {count, plural, one {un permiso} other {# permisos}} en {shop}…',
  'merchant.check.retrying':
    '{shop} no responde en este momento. Sus credenciales están a salvo conmigo. Sigo intentándolo, y le escribo aquí en cuanto sepa más: no tiene que hacer nada.',
  'merchant.check.done': 'Comprobado en {shop}.',
  'merchant.check.doneEach': 'Comprobado en {shop}:',
  'merchant.check.still':
    'Tengo sus credenciales y las estoy comprobando en {shop}. Le escribo aquí en un momento.',
  'merchant.check.stillRetrying':
    'Tengo sus credenciales, pero {shop} no responde en este momento. Sigo intentándolo, y le escribo aquí en cuanto sepa más.',
  'merchant.check.replaced.short': 'Envió credenciales más nuevas.',
  'merchant.check.replaced': 'Envió credenciales más nuevas, así que compruebo esas.',
  'merchant.check.failed': 'No pude comprobar estas credenciales.',
  'merchant.check.lost':
    'Lo siento: algo falló por nuestro lado, y ya no puedo abrir las credenciales que envió. No tienen nada de malo. **Envíe por favor el archivo otra vez:**',

  'merchant.result.noMore':
    'Sus credenciales funcionaban cuando las envió. Ahora ya no, así que tengo que pedírselas otra vez.',
  'merchant.result.kept': 'Las credenciales que envió antes ({store}) funcionan, y las conservo.',
  'merchant.result.verified.short': 'Sus credenciales funcionan.',
  'merchant.result.verified.heading': 'Todo bien, sus credenciales funcionan',
  'merchant.result.verified': 'Estas credenciales son de {store}. **¿Es su tienda?**',
  'merchant.result.nothing.short': 'Este token no tiene permisos.',
  'merchant.result.nothing.heading': 'No hay ningún permiso puesto',
  'merchant.result.store': 'Se trata de {store}.',
  'merchant.result.changes.short':
    'Casi listo: {count, plural, one {un permiso no está} other {# permisos no están}} bien.',
  'merchant.result.changes.heading':
    'Casi listo: {count, plural, one {un permiso no está} other {# permisos no están}} bien',
  'merchant.result.invalid.short': '{shop} no aceptó estas credenciales.',
  'merchant.result.invalid.heading': '{shop} no acepta estas credenciales',
  'merchant.result.unreachable.short': '{shop} no respondió.',
  'merchant.result.unreachable.heading': 'No pude comunicarme con {shop}',
  'merchant.result.unreachable.pm':
    'Lo intenté muchas veces, pero {shop} no respondió. Usted no hizo nada mal, y su gestor de proyecto lo sabe. Envíe el archivo otra vez más tarde, y lo compruebo enseguida.',
  'merchant.result.unreachable':
    'Lo intenté muchas veces, pero {shop} no respondió. Usted no hizo nada mal. Envíe el archivo otra vez más tarde, y lo compruebo enseguida.',

  'merchant.done.heading': 'Gracias, eso es todo',
  'merchant.done': 'Las credenciales de {store} funcionan. {next}',
  'merchant.done.pmKnows': 'Su gestor de proyecto lo sabe, y le contará cómo sigue todo.',
  'merchant.vouch':
    '**Una última pregunta.** {shop} no me deja comprobar {count, plural, one {un permiso} other {# permisos}}: **{permissions}**. ¿{count, plural, one {Lo} other {Los}} puso usted así?',
  'merchant.done.unsure': 'No pasa nada. Si falta, {helper} se pondrá en contacto con usted.',
  'merchant.done.tell': 'Desde aquí no puedo avisar a nadie: **dígale por favor a {helper} que ya terminó**.',
  'merchant.done.tidy.form':
    'Si en su computadora hay un archivo con las credenciales, guárdelo por ahora: le diré cuándo puede borrarlo.',
  'merchant.done.tidy.message':
    'Por último, para su seguridad: puede borrar de este chat su mensaje con las credenciales. Guarde por ahora el archivo: le diré cuándo puede borrarlo.',
  'merchant.handedOver.short': '{company} tiene sus credenciales',
  'merchant.handedOver': 'Las credenciales llegaron: {company} las tiene. Ya puede borrar el archivo.',
  'merchant.handedOver.oneDrive':
    'Teams puso una copia del archivo en su OneDrive, en la carpeta **Microsoft Teams Chat Files** (archivos de chat de Microsoft Teams): bórrela también, por favor.',
  'merchant.otherStore': 'Gracias por mirarlo. {reason} {company} no usará las credenciales de esta tienda.',

  'merchant.status': '{title}: {status}',
  'merchant.status.line': '**{title}**: {status}',
  'merchant.status.wait': 'No tiene que hacer nada: le escribo aquí en cuanto sepa más.',
  'merchant.status.waitElsewhere': 'No tiene que hacer nada: le escribo en nuestro chat en cuanto sepa más.',
  'merchant.status.done': 'Ya terminó: no queda nada por hacer.',
  'merchant.status.resume': 'Escriba **estado**, y seguimos desde ahí.',
  'merchant.status.resumeElsewhere': 'Para seguir, abra nuestro chat y escriba **estado**.',

  'merchant.home.short': 'Un saludo de Usher',
  'merchant.home.heading': 'Hola, soy Usher',
  'merchant.home.intro':
    'Le ayudo a dar a **{company}** el acceso a su tienda que necesita la integración: paso a paso, en unos diez minutos. Compruebo todo enseguida, y lo que me envía se cifra en cuanto llega.',
  'merchant.home.nothing': 'Todavía no hay nada en marcha.',
  'merchant.home.begin':
    'Abra arriba la pestaña **Messages** (Mensajes) y escriba «hola»: empezamos, o seguimos donde estábamos.',
  'merchant.home.done':
    'No queda nada por hacer. Si me necesita otra vez, escríbame arriba en la pestaña **Messages** (Mensajes).',
};
