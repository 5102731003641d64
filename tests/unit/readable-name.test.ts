// Names as people write them, from a public register that writes all of them in capitals. The expected names were written by hand.
import { describe, expect, it } from 'vitest';
import { nameKey, readableName, withoutLegalForm } from '../../src/providers/readable-name.ts';

/** Fifty names of the shipped list, as a person would write each on an envelope. */
const NAMES: readonly (readonly [string, string])[] = [
  ['ADAMS COMMUNICATION & ENGINEERING TECHNOLOGY, INC.', 'Adams Communication & Engineering Technology'],
  ['1 SOURCE CONSULTING, INC.', '1 Source Consulting'],
  ['1013 ENTERPRISE L.L.C.', '1013 Enterprise'],
  ['10NOVATE, INC.', '10Novate'],
  ['22ND CENTURY TECHNOLOGIES, INC.', '22nd Century Technologies'],
  ['24X7SYSTEMS, INC', '24x7Systems'],
  ['540.CO LLC', '540.co'],
  ['A+ GOVERNMENT SOLUTIONS, LLC', 'A+ Government Solutions'],
  ['A3L FEDERAL WORKS,LLC', 'A3L Federal Works'],
  ['ACCRETE AI GOVERNMENT LLC', 'Accrete AI Government'],
  ['AEGIS.NET, INC.', 'Aegis.net'],
  ['AIR LINK COMMUNICATIONS USA LLC', 'Air Link Communications USA'],
  ['ASRC FEDERAL CYBER, LLC', 'ASRC Federal Cyber'],
  ['AT&T ENTERPRISES, LLC', 'AT&T Enterprises'],
  ['ALVAREZ & MARSAL FEDERAL, LLC', 'Alvarez & Marsal Federal'],
  ['BMC SOFTWARE, INC.', 'BMC Software'],
  ['BENADE GROUP, INC. (THE)', 'The Benade Group'],
  ['BUSINESS COMPUTERS MANAGEMENT CONSULTING GROUP (BCMC) LLC', 'Business Computers Management Consulting Group (BCMC)'],
  ['C4 PLANNING SOLUTIONS, LLC', 'C4 Planning Solutions'],
  ['CAPSTONE ERP CONSULTING, LLC', 'Capstone ERP Consulting'],
  ['CMS-IFG JV LLC', 'CMS-IFG JV'],
  ['COMPUTER AND PERIPHERALS GROUP, INC.', 'Computer and Peripherals Group'],
  ['CYBER RESILIENCE GROUP (CRG) INTERNATIONAL, LLC', 'Cyber Resilience Group (CRG) International'],
  ['D.P. FACILITIES, INC.', 'D.P. Facilities'],
  ['DATA2DESIGN TECHNOLOGIES LLC', 'Data2Design Technologies'],
  ['DELL MARKETING L.P.', 'Dell Marketing'],
  ['E WALKER CONSULTING INC', 'E Walker Consulting'],
  ['JCTM LLC', 'JCTM'],
  ['FORSYTE IT SOLUTIONS, LLC', 'Forsyte IT Solutions'],
  ['IMAGE ACCESS GMBH', 'Image Access'],
  ['J-3 PROFESSIONAL SERVICES, LLC', 'J-3 Professional Services'],
  ["JAMES' ELECTRICAL CONTROL, INC.", "James' Electrical Control"],
  ["KA'ALA SYSTEMS TECHNOLOGY CORPORATION", "Ka'ala Systems Technology"],
  ['KRS IT CONSULTING LIMITED LIABILITY COMPANY', 'KRS IT Consulting'],
  ['MCBORROUGH CODY LLC', 'McBorrough Cody'],
  ['MCG ENERGY SOLUTIONS LLC', 'MCG Energy Solutions'],
  ['N&B SOLUTIONS LLC', 'N&B Solutions'],
  ["O'REILLY MEDIA, INC.", "O'Reilly Media"],
  ['PHASE V CONSULTING, INC.', 'Phase V Consulting'],
  ['RE:DISCOVERY SOFTWARE INC', 'Re:Discovery Software'],
  ['ROBBINS-GIOIA, LLC', 'Robbins-Gioia'],
  ["ROGER'S TWO WAY RADIO, INC", "Roger's Two Way Radio"],
  ['SAFETY RESEARCH CORPORATION OF AMERICA, L.L.C.', 'Safety Research Corporation of America'],
  ['SCIENCE SYSTEMS AND APPLICATIONS, INC.', 'Science Systems and Applications'],
  ['SECURITY ENGINEERED MACHINERY CO., INC.', 'Security Engineered Machinery'],
  ['THE BUILDING PEOPLE LLC', 'The Building People'],
  ['THE LIBRARY CORPORATION', 'The Library Corporation'],
  ['TKC GLOBAL SOLUTIONS, LLC', 'TKC Global Solutions'],
  ['U.S. HOSPITALITY PUBLISHERS, INC.', 'U.S. Hospitality Publishers'],
  ['WSP USA ENVIRONMENT & INFRASTRUCTURE INC.', 'WSP USA Environment & Infrastructure'],
];

describe('a readable name', () => {
  it('is tested on fifty names', () => expect(NAMES).toHaveLength(50));
  it.each(NAMES)('%s is written %s', (legal, readable) => expect(readableName(legal)).toBe(readable));
  it('keeps the spelling of a name that already holds small letters', () => {
    expect(readableName('eHealth iSystems, Inc.')).toBe('eHealth iSystems');
    expect(readableName('van der Berg IT LLC')).toBe('van der Berg IT');
  });
  it('never becomes empty, whatever the name', () => {
    for (const name of ['INC', 'LLC', 'L.L.C.', 'CO', 'THE', '(THE)', '-', 'X LLC']) expect(readableName(name).length).toBeGreaterThan(0);
  });
});

describe('a name without its legal form', () => {
  it('drops one form after another', () => expect(withoutLegalForm('Northgate Co., Inc.')).toBe('Northgate'));
  it('keeps a form that hangs on a word before it', () => {
    expect(withoutLegalForm('Brown & Co')).toBe('Brown & Co');
    expect(withoutLegalForm('The Library Corporation')).toBe('The Library Corporation');
  });
});

describe('the key of a name', () => {
  it.each([
    ['Northgate IT, Inc.', 'NORTHGATE IT LLC'],
    ['Benade Group, Inc. (The)', 'THE BENADE GROUP'],
    ['Café Systems', 'CAFE SYSTEMS, L.L.C.'],
    ['Smith & Sons', 'SMITH AND SONS CORP.'],
    ["O'Brien I.T.", 'OBRIEN IT'],
  ])('is one for %s and %s', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));
  it.each([
    ['Peraton Inc.', 'Peraton Technology Services Inc.'],
    ['Ardent Cloud, LLC', 'Ardent Management Consulting, LLC'],
  ])('tells %s from %s', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});
