// The badge that a provider shows on its own site: a small picture and the code to embed it. Pure. The only word of the provider's in it is its name.
import { fullDate } from '#kernel/words.ts';
import type { Day } from '#kernel/time.ts';
import type { Scoring } from '#standard/schema.ts';
import type { BadgeState } from './badge-state.ts';

/** Whose badge it is. */
export interface Badged {
  readonly slug: string;
  readonly name: string;
  readonly demonstration: boolean;
}

const WIDTH = 312;
const heightOf = ({ demonstration }: Pick<Badged, 'demonstration'>): number => (demonstration ? 98 : 72);

/** Tokens of the light scheme (styles/tokens.css). The badge brings its own ground, so that it can be read on any; a picture on a foreign page knows neither that page's scheme nor our sheets. */
const [PAPER, INK, MUTED, EDGE, CHALK] = ['#fbfcfb', '#11242b', '#4a5d64', '#6c7e84', '#1d49c4'] as const;
/** No picture may fetch a font. Widths leave room for the widest of what a system may have. */
const FACE = "'Schibsted Grotesk',Arial,'Liberation Sans',sans-serif";

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as XML and HTML take it, between tags and in quotes. Signs that XML has no place for are left out: one of them would break the picture. */
const escaped = (text: string): string => text.toWellFormed().replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

function stateInWords(state: BadgeState, { gradeGraceDays, assessedFrom }: Scoring): string {
  if (state.kind === 'rated') return `grade ${state.grade}${state.isTooLittle ? ', too little answered' : ''}, ${state.shown} of 100`;
  if (state.kind === 'lapsed') return `lapsed, under ${assessedFrom}% of the standard has an answer that is still in date`;
  return state.because === 'new' ? `not rated yet, in its first ${gradeGraceDays} days here` : 'not rated, it has told us nothing yet';
}

const text = (x: number, y: number, size: number, more: string, words: string): string => `<text x="${x}" y="${y}" font-size="${size}"${more}>${words}</text>`;
const BOLD = ' font-weight="800"';
const MIDDLE = ' text-anchor="middle"';
const box = (width: number): string => `<rect x="150" y="12" width="${width}" height="30" rx="3" fill="none" stroke="${INK}" stroke-width="2"/>`;

function verdict(state: BadgeState): string {
  if (state.kind !== 'rated') return box(116) + text(208, 33, 16, BOLD + MIDDLE, state.kind === 'lapsed' ? 'Lapsed' : 'Not rated');
  const score = `${state.shown}<tspan dx="5" font-size="12" font-weight="400" fill="${MUTED}">of 100</tspan>`;
  return box(30) + text(165, 34, 20, BOLD + MIDDLE, state.grade) + text(190, 35, 22, BOLD, score);
}

/** Hangs from the upper edge, as on every page of the site. */
const BOB = `<path d="M20 0v34" stroke="${CHALK}" stroke-width="1.5"/><path d="M18 33h4v4h3.5v7L20 58l-5.5-14v-7H18z" fill="${CHALK}"/>`;
const MADE_UP = `<rect x="38" y="69" width="260" height="20" rx="3" fill="none" stroke="${EDGE}" stroke-width="1.5" stroke-dasharray="4 3"/>${text(46, 83, 12, ' font-weight="700"', 'Demonstration: a made-up firm')}`;

/** The badge as SVG: 312 wide, 72 high, or 98 where it says that the firm is made up. No style, script, link or font, so that it looks the same under any policy. */
export function badgeSvg(of: Badged, state: BadgeState, { edition, scoring, asOf }: { readonly edition: string; readonly scoring: Scoring; readonly asOf: Day }): string {
  const height = heightOf(of);
  const title = `${of.demonstration ? 'Demonstration, a made-up firm. ' : ''}Plumbline on ${of.name}: ${stateInWords(state, scoring)}. Edition ${edition}, as of ${fullDate(asOf)}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="${FACE}" fill="${INK}"><title>${escaped(title)}</title>`,
    `<rect x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="4" fill="${PAPER}" stroke="${EDGE}"/>`,
    BOB,
    text(38, 33, 18, ' font-weight="800" letter-spacing="-.5"', 'Plumbline'),
    verdict(state),
    text(38, 58, 12, ` fill="${MUTED}"`, `Edition ${escaped(edition)}, on ${fullDate(asOf)}`),
    of.demonstration ? MADE_UP : '',
    '</svg>\n',
  ].join('');
}

/**
 * What a provider copies into its own page: the picture inside a link, and the bare link. `site` has no slash at its end. The words for those
 * who do not see the picture name no grade: they stay where they were copied to, and the picture changes with the day.
 */
export function badgeEmbed(site: string, of: Badged): { readonly html: string; readonly link: string } {
  const link = `${site}/providers/${of.slug}`;
  const says = escaped(`${of.name} on Plumbline: how it does against a public standard, with the proof`);
  return { link, html: `<a href="${escaped(link)}"><img src="${escaped(`${site}/badge/${of.slug}.svg`)}" alt="${says}" width="${WIDTH}" height="${heightOf(of)}"></a>` };
}
