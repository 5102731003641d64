// An edition as data for everybody: its rules with their digest, the guidance beside them, and the JSON Schema of the whole. Pure.
import { z } from 'zod';
import { Guidance } from './guidance-schema.ts';
import type { LoadedEdition } from './load.ts';
import { Program } from './programs.ts';
import { CheckId, Edition } from './schema.ts';

export const EditionDocument = z.strictObject({
  $schema: z.url().describe('The address of this schema.'),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of the member “edition” in UTF-8.'),
  published: z.string().nullable().describe('The day on which the digest went into the public ledger; null while the edition is a draft and may change.'),
  edition: Edition.describe('The rules: areas, checks in catalogue order, scoring, fit, and the questions to owners.'),
  guidance: z.record(CheckId, Guidance).describe('Words about each check that may improve without a new edition. No part of the digest.'),
  programs: z.array(Program).describe('Programs whose spellings meet under one slug. No part of the digest.'),
});
export type EditionDocument = z.infer<typeof EditionDocument>;

/** The document of one edition; `schema` is the absolute address of its JSON Schema. */
export const editionDocument = ({ edition, digest, published, guidance, programs }: LoadedEdition, schema: string): EditionDocument => ({
  $schema: schema,
  digest,
  published: published ?? null,
  edition,
  guidance: { ...guidance },
  programs: [...programs.list],
});

/** The JSON Schema (draft 2020-12) of an edition's document, named by its own address. */
export const editionJsonSchema = (id: string): object => ({
  $id: id,
  title: 'An edition of the Plumbline Standard',
  ...z.toJSONSchema(EditionDocument, { target: 'draft-2020-12', io: 'output' }),
});
