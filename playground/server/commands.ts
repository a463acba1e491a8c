import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../src/base/paths.ts';
import type { Command } from '../exchange.ts';

const slackSchema = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
  }),
});

/** The slash commands that the app's manifest for Slack declares. */
export function slackCommands(): Command[] {
  const { features } = slackSchema.parse(parse(read('manifest.yml')));
  return features.slash_commands.map(({ command: text, usage_hint: usage, description }) => ({
    text,
    usage,
    description,
  }));
}

const teamsSchema = z.object({
  bots: z.array(
    z.object({
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ),
});

/** The bot commands that the app's manifest for Teams declares for such a conversation. */
export function teamsCommands(scope: 'personal' | 'team'): Command[] {
  const { bots } = teamsSchema.parse(JSON.parse(read('teams', 'manifest.json')));
  return bots
    .flatMap(({ commandLists }) => commandLists)
    .filter(({ scopes }) => scopes.includes(scope))
    .flatMap(({ commands }) => commands)
    .map(({ title: text, description }) => ({ text, usage: '', description }));
}

const read = (...path: string[]) => readFileSync(join(packageRoot, ...path), 'utf8');
