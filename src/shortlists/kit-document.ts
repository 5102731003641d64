// A kit as a document for a word processor (docx): the same value and the same words as the page. Writes bytes; reads nothing.
import { setImmediate as othersFirst } from 'node:timers/promises';
import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Interview } from './kit-interview.ts';
import type { Considered, LeftOut } from './kit-record.ts';
import type { Kit } from './kit.ts';
import { CODES, DEMONSTRATION, LABELS, LEAD, MADE_UP, NAMES, RECORD, REFERENCES_ASKED } from './kit-words.ts';
import { bullet, heading, numbered, PAPER, part, room, table, text, type Block } from './paper.ts';

/** The type of the file that kitDocument writes. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const marked = ({ name, demonstration }: { readonly name: string; readonly demonstration: boolean }): string => (demonstration ? `${name} (${MADE_UP})` : name);

const interview = (one: Interview): Block[] => [
  part(`${NAMES.interview} ${marked(one)}`),
  text([one.says]),
  ...one.questions.flatMap(({ ask, because, check, goodAnswer, redFlag }, at) => [
    numbered(at + 1, [{ bold: ask }]),
    text([{ small: `${check}, ${because}` }], true),
    text([{ bold: `${LABELS.goodAnswer}: ` }, goodAnswer], true),
    text([{ bold: `${LABELS.redFlag}: ` }, redFlag], true),
    ...room(2),
  ]),
];

const contract = ({ contract: { title, says, groups, small } }: Kit): Block[] => [
  part(title),
  text([says]),
  ...groups.flatMap((group) => [
    heading(group.title),
    table([LABELS.clause, LABELS.lookFor, LABELS.stopAt], group.clauses.map((one) => [`☐ ${one.name} (${one.check})`, one.lookFor, one.stopAt]), [25, 45, 30]),
  ]),
  heading(small.title),
  text([`${small.says} ${small.words.map((word) => `“${word}”`).join(', ')}.`]),
];

const references = ({ references: { title, says, questions } }: Kit): Block[] => [
  part(title),
  text([says]),
  text([{ bold: REFERENCES_ASKED }], true),
  ...room(2),
  ...questions.flatMap(({ ask, check, listen }, at) => [numbered(at + 1, [{ bold: `${ask} (${check})` }]), text([{ bold: `${LABELS.listen}: ` }, listen], true), ...room(2)]),
];

const considered = (one: Considered): string[] => [marked(one), [one.stands, ...one.known, ...one.because].join('\n')];

const left = ({ title, says, why, named }: LeftOut): Block[] => [
  text([{ bold: `${title}. ` }, says], true),
  ...why.map((one) => bullet([`${one}.`])),
  ...named.map((one) => bullet([{ bold: `${marked(one)}. ` }, one.because.join(' ')])),
];

function model({ model: found }: Kit['record']): Block[] {
  if (!found) return [text([RECORD.noModel])];
  return [
    text([{ bold: found.answer }, ` ${found.reasons.join(' ')}`]),
    table([LABELS.way, LABELS.range], found.ways.map(({ name, range, out }) => [name, [range, ...out].join('\n')]), [45, 55]),
    text([{ bold: RECORD.flips }], true),
    ...(found.flips.length === 0 ? [text([RECORD.noFlips])] : found.flips.map((one) => bullet([one]))),
  ];
}

const record = ({ record: kept }: Kit): Block[] => [
  part(NAMES.record),
  text([RECORD.says]),
  heading(RECORD.decided),
  ...RECORD.lines.flatMap((line) => [text([{ bold: line }], true), ...room(2)]),
  heading(RECORD.considered),
  table([LABELS.provider, LABELS.stands], kept.considered.map(considered), [35, 65]),
  heading(RECORD.leftOut),
  ...(kept.need.length === 0 ? [text([RECORD.noNeed])] : kept.leftOut.flatMap(left)),
  heading(RECORD.model),
  ...model(kept),
  ...(kept.need.length === 0 ? [] : [heading(RECORD.need), table([], kept.need.map(({ name, answer }) => [name, answer]), [35, 65])]),
  heading(RECORD.basis),
  ...kept.basis.map((one) => text([one])),
];

const proposal = ({ proposal: { words, to, facts, musts } }: Kit): Block[] => [
  part(words.title),
  text([{ small: words.says }]),
  text([{ bold: `${LABELS.to}: ` }, to.join('; ')]),
  text([words.greeting]),
  text([words.opening]),
  heading(words.factsTitle),
  table([], facts.map(({ label, says }) => [label, says]), [40, 60]),
  ...(musts.length === 0 ? [] : [heading(words.mustsTitle), ...musts.map((one) => bullet([one]))]),
  heading(words.asksTitle),
  text([words.asksSay]),
  table([LABELS.question, LABELS.unit, LABELS.answer], words.asks.map(({ ask, check, unit }) => [`${ask} (${check})`, unit, '']), [45, 22, 33]),
  text([words.closing]),
  text([words.signature]),
];

const renewal = ({ renewal: found }: Kit): Block[] => (found ? [part(NAMES.renewal), text([{ bold: found.lastDay }]), text([found.says])] : []);

const footer = ({ made }: Kit): Footer =>
  new Footer({ children: [new Paragraph({ children: [new TextRun({ text: `${made} `, size: 16 }), new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 })] })] });

/** The end of the line of documents that are being written. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Writes one after the other, and lets whoever else waits go before each. A document takes the processor for a tenth of a second: several at
 * once would hold up every page for as long as all of them.
 */
function inTurn<Written>(write: () => Promise<Written>): Promise<Written> {
  const turn = last.then(() => othersFirst()).then(write);
  last = turn.catch(() => undefined);
  return turn;
}

function writeDocument(kit: Kit): Promise<ArrayBuffer> {
  const children: Block[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(kit.title)] }),
    text([LEAD]),
    text([{ small: `${kit.made} ${CODES}` }]),
    ...(kit.demonstration ? [text([{ bold: DEMONSTRATION }])] : []),
    ...kit.interviews.flatMap(interview),
    ...[contract, references, record, proposal, renewal].flatMap((write) => write(kit)),
  ];
  const headed = (size: number) => ({ run: { bold: true, size, color: '11242B' }, paragraph: { spacing: { before: 240, after: 100 } } });
  const styles = { default: { document: { run: { font: 'Arial', size: 21, language: { value: 'en-US' } } }, title: headed(44), heading1: headed(34), heading2: headed(25) } };
  return Packer.toArrayBuffer(new Document({ title: kit.title, creator: 'Plumbline', lastModifiedBy: 'Plumbline', description: kit.made, styles, sections: [{ properties: PAPER, footers: { default: footer(kit) }, children }] }));
}

/** The kit that `make` makes as a docx file. It holds no address: who is sent a part of it learns nothing of the owner's other answers. */
export const kitDocument = (make: () => Kit): Promise<ArrayBuffer> => inTurn(() => writeDocument(make()));
