import { z } from 'zod';

const id = z.string().nullish();
const whole = z.union([z.boolean(), z.literal(['true', 'false']).transform((word) => word === 'true')]);

/**
 * What payloads say of it. Somebody's team in a shared channel is not where the app is installed: events name
 * that in `authorizations`, views in `app_installed_team_id`. Sources: docs.slack.dev/apis/events-api,
 * /reference/interaction-payloads/view-interactions-payload, /enterprise/developing-for-enterprise-orgs.
 */
const payloadSchema = z.object({
  team_id: id,
  enterprise_id: id,
  team: z.object({ id }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: whole.nullish().catch(undefined),
  view: z.object({ app_installed_team_id: id }).nullish(),
  authorizations: z
    .tuple(
      [z.object({ team_id: id, enterprise_id: id, is_enterprise_install: z.boolean().nullish() })],
      z.unknown(),
    )
    .nullish()
    .catch(undefined),
});

/** The workspace the app is installed in, or the organisation where all of one has it; undefined: not said. */
export function installationOf(body: unknown): string | undefined {
  const payload = payloadSchema.safeParse(body).data;
  if (!payload) return undefined;
  const { team, enterprise, view, authorizations, ...own } = payload;
  const [authorized] = authorizations ?? [];
  const said = authorized ?? {
    team_id: own.team_id ?? team?.id,
    enterprise_id: own.enterprise_id ?? enterprise?.id,
    is_enterprise_install: own.is_enterprise_install,
  };
  const isOrganisation = said.is_enterprise_install && said.enterprise_id;
  return (isOrganisation ? said.enterprise_id : (view?.app_installed_team_id ?? said.team_id)) ?? undefined;
}
