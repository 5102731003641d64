// What the forms of a checklist do: an owner publishes an area, or somebody of the team takes answers over to a new edition. The page decides nothing.
import type { z } from 'zod';
import type { App } from '#app.ts';
import type { SignedIn } from '#accounts/sessions.ts';
import type { Fault } from './answer-input.ts';
import { publishArea } from './publish-area.ts';
import { PUBLISH_PROBLEMS, TAKE_OVER_PROBLEMS, type PublishForm, type TakeOverForm } from './publish-form.ts';
import { takeOver } from './take-over.ts';

/** A form that was read. */
interface Read {
  readonly kind: 'accepted' | 'wrong';
  readonly input?: z.output<typeof PublishForm> | z.output<typeof TakeOverForm>;
  readonly problems: readonly Fault[];
}
export type ActedOnList = { readonly kind: 'go'; readonly to: string } | { readonly kind: 'faults'; readonly status: number; readonly problems: readonly Fault[] };

/** Does it, and says where to go on, or what is wrong. */
export async function actOnList(app: Pick<App, 'db' | 'clock' | 'queue' | 'standard'>, viewer: SignedIn, firm: { readonly id: string; readonly slug: string }, { input, problems }: Read): Promise<ActedOnList> {
  const list = `/desk/${firm.slug}/checklist`;
  if (!input) return { kind: 'faults', status: 422, problems };
  if ('act' in input) {
    const outcome = await takeOver(app, viewer, firm, input.seen ?? '');
    if (outcome.kind === 'done') return { kind: 'go', to: `${list}?taken=${outcome.value.checks}` };
    const { status, says } = TAKE_OVER_PROBLEMS[outcome.code];
    return { kind: 'faults', status, problems: [{ field: 'take-over', says }] };
  }
  const outcome = input.signed ? await publishArea(app, viewer, firm, input.area) : { kind: 'refused' as const, code: 'not-signed' as const };
  if (outcome.kind === 'done') return { kind: 'go', to: `${list}?published=${input.area}` };
  return { kind: 'faults', status: 422, problems: [{ field: `sign-${input.area}`, says: PUBLISH_PROBLEMS[outcome.code] }] };
}
