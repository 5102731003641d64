// The words that made-up firms are named and described with. Data alone; any likeness to a firm that exists is chance.

export const FIRST = [
  'Harbor', 'Northgate', 'Ledger', 'Cedar', 'Copper', 'Granite', 'Maple', 'Summit', 'Prairie', 'Canal', 'Lantern', 'Anchor', 'Beacon', 'Willow', 'Foundry', 'Orchard',
  'Ridge', 'Quarry', 'Sparrow', 'Juniper', 'Bluebird', 'Keystone', 'Millstone', 'Riverside', 'Lakeview', 'Oakline', 'Stonebridge', 'Clearfield', 'Redwood', 'Silverleaf',
  'Fairmont', 'Westbrook', 'Eastgate', 'Highland', 'Ironwood', 'Cobalt', 'Amber', 'Falcon', 'Heron', 'Otter', 'Pioneer', 'Mariner', 'Compass', 'Meridian', 'Tidewater', 'Elmwood',
];
export const SECOND = ['', '', 'Creek', 'Valley', 'Point', 'Hill', 'Square', 'Street', 'Grove', 'Harvest', 'Bay', 'Crossing', 'Field', 'Landing', 'Forge', 'Gate', 'Park', 'Bridge'];
/** "Technology" stands in one name of seven: a broad word. */
export const LAST = ['IT', 'Networks', 'Technology', 'Computer Care', 'Systems', 'Tech Partners', 'Managed IT'];
export const FORMS = [', LLC', ', Inc.', ' LLC', ' Inc.', ''];

export const SERVICES = [
  'Help desk', 'Network care', 'Backup', 'Email and Microsoft 365', 'Security monitoring', 'Phones', 'Cloud servers', 'On-site visits', 'Hardware buying', 'Planning and budget',
  'Compliance papers', 'Website hosting', 'Cabling', 'Staff training',
];
export const DESCRIPTIONS = [
  'We look after computers, networks and phones for small firms near us. Two of us answer the phone, and you will know both by name.',
  'A team of technicians for offices of ten to sixty people. We visit each client once a month and write down what we changed.',
  'We began as a repair shop and now run the computers of clinics and law offices. Most calls are solved by the person who picks up.',
  'Support by the month at one price a person. We tell you before a part wears out, and you decide when to replace it.',
];
export const NOTES = [
  'Counted on the last day of the quarter from our ticket system.',
  'This covers all clients, also those with a small contract.',
  'We changed how we count this in spring; the figure before was higher.',
  'The list is kept by the office and read by an owner each month.',
];
