// Names for fictional firms. All made up; each first part is used once. Lists; nothing else.

/** First parts. No real firm is meant. */
export const STEMS: readonly string[] = [
  'Alderquay', 'Amberlock', 'Appleshaw', 'Ashgrove Lane', 'Barley Row', 'Beechmarket', 'Bellwater', 'Birchandel', 'Blackfriar Yard', 'Bluebottle Street',
  'Bramblegate', 'Brassfield', 'Brindlewood', 'Broadacre Road', 'Buttonwell', 'Candlewright', 'Cedarpost', 'Chalkhill', 'Cinderford', 'Clockmaker Row',
  'Cloverthatch', 'Copperjay', 'Cornerlamp', 'Cranefield', 'Crosswick Lane', 'Daisycombe', 'Dovetree', 'Driftmoor', 'Dunlin Street', 'Elderbrick',
  'Elmhaven Row', 'Emberly', 'Fairlatch', 'Falconmere', 'Featherstone Yard', 'Fernhollow', 'Fiddlers Wharf', 'Flintlock Lane', 'Foxglove Alley', 'Garnetfield',
  'Goldfinch Row', 'Gooseberry Hill', 'Granarygate', 'Greymantle', 'Hailstone Street', 'Harebell', 'Hawthorn Quay', 'Hazelmount', 'Heronsgate', 'Hollybank Row',
  'Honeylark', 'Hopyard', 'Inkhorn', 'Ivorymill', 'Jasperwell', 'Juniper Wharf', 'Kestrelham', 'Kettlewright', 'Kingcup Lane', 'Lanternfield',
  'Larkspur Row', 'Lavenderry', 'Lindenmarsh', 'Longbarrow', 'Maplecroft Yard', 'Marigold Street', 'Marrowstone', 'Meadowpike', 'Millpond Lane', 'Mossbridge',
  'Nettlecombe', 'Nightjar', 'Oakapple', 'Oldharbour Street', 'Orchardgate', 'Osierbank', 'Oxbow Lane', 'Partridge Yard', 'Pebblewick', 'Pennywhistle',
  'Pepperhill', 'Plumtree Row', 'Quarrymen', 'Quillfeather', 'Ravensgill', 'Redstart', 'Reedmace', 'Rosehip Street', 'Saddlers Row', 'Sallowfield',
  'Sandpiper Lane', 'Shalegate', 'Silverbirch Yard', 'Skylarkin', 'Sparrowford', 'Stonecrop', 'Swallowtail', 'Tallowgate', 'Tanglewick', 'Thistledown Row',
  'Thornapple', 'Tollgate Street', 'Turnstile', 'Umberfield', 'Violet Wharf', 'Walnut Yard', 'Waxwing', 'Weatherlam', 'Whitlow Street', 'Willowherb',
];

/** Last parts. They say nothing of the firm's kind. */
export const ENDINGS: readonly string[] = ['IT', 'Computer Care', 'Networks', 'Technology', 'Managed IT', 'Systems', 'IT Partners', 'Tech Support', 'Office IT', 'Computing', 'IT Works', 'Business IT'];

export const LEGAL_FORMS: readonly string[] = ['LLC', 'Inc.', 'LLC', 'LLC', 'Corp.'];
