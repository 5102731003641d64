// The eight cities of the demonstration world. Real places, where only fictional firms of ours are put. A list; nothing else.

export interface City {
  readonly city: string;
  readonly state: string;
  /** ZIP codes in or near the middle of the city. */
  readonly zips: readonly string[];
  /** For telephone numbers between 555-0100 and 555-0199, which are kept free for fiction. */
  readonly areaCode: string;
  /** States that a firm of this city may also serve. */
  readonly neighbors: readonly string[];
}

export const CITIES: readonly City[] = [
  { city: 'Columbus', state: 'OH', zips: ['43215', '43201', '43206', '43212', '43220', '43085'], areaCode: '614', neighbors: ['IN', 'KY', 'WV'] },
  { city: 'Pittsburgh', state: 'PA', zips: ['15222', '15203', '15213', '15219', '15237', '15220'], areaCode: '412', neighbors: ['OH', 'WV'] },
  { city: 'Nashville', state: 'TN', zips: ['37203', '37206', '37211', '37215', '37217', '37209'], areaCode: '615', neighbors: ['KY', 'AL'] },
  { city: 'Kansas City', state: 'MO', zips: ['64108', '64111', '64105', '64114', '64118', '64131'], areaCode: '816', neighbors: ['KS', 'NE'] },
  { city: 'Denver', state: 'CO', zips: ['80202', '80205', '80210', '80211', '80222', '80219'], areaCode: '303', neighbors: ['WY', 'NM'] },
  { city: 'Tampa', state: 'FL', zips: ['33602', '33606', '33609', '33614', '33618', '33604'], areaCode: '813', neighbors: ['GA'] },
  { city: 'Sacramento', state: 'CA', zips: ['95814', '95816', '95825', '95819', '95833', '95826'], areaCode: '916', neighbors: ['NV'] },
  { city: 'Raleigh', state: 'NC', zips: ['27601', '27603', '27606', '27609', '27612', '27615'], areaCode: '919', neighbors: ['VA', 'SC'] },
];
