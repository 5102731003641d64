// How a resource adds an address to the API: its description goes into the OpenAPI document, its handler answers. No resource of its own.
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';

type Described = RouteConfig & { readonly getRoutingPath: () => string };

export type Registers = (route: Described, handler: (context: Context) => Response | Promise<Response>) => void;

/**
 * Describes and answers. The query is read by the room that owns it, as the page reads it, so that page and API refuse the same values in the
 * same words; the library describes it, and does not read it a second time.
 */
export const registerOn =
  (app: OpenAPIHono): Registers =>
  (route, handler) => {
    app.openAPIRegistry.registerPath(route);
    app.get(route.getRoutingPath(), handler);
  };

/**
 * Names these schemas in the OpenAPI document. zod itself writes them as JSON Schema, which OpenAPI 3.1 takes as it is, so that a document and
 * its description in the API never differ.
 */
export function describeComponents(app: OpenAPIHono, schemas: Readonly<Record<string, z.ZodType>>): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const { $schema: _, ...described } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' });
    app.openAPIRegistry.registerComponent('schemas', name, described as object);
  }
}
