// Words that decide which letters of a name are capitals. Lists only; the rules stand in readable-name.ts.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Small inside a name. */
export const JOINERS = words('AND OF FOR THE TO IN ON BY AT OR WITH FROM');

/** Two and three letters that are words or parts of names, not initials; and four that look like initials and are none. */
export const SHORT_WORDS = words(`
  CO INC LTD AD AN AT BY GO IN IS MY OF ON OR RE SO ST TO UP WE LA EL DE
  ACE ACT AGE AIR ALL AND ANN APP ARC ARK ARM ART ASK AVA BAM BAY BEN BIG BIO BIT BLU BOW BOX CAN CAT COM COR COX DAN DAY DEV DIA DIG DOG DON DUN
  EAR END EYE FED FIT FLY FOR FOX GAP GEM GEO GET GOV HOC HOT HUB ICE INK INT ION JET JIM JOE JOY KAI KEN KEY KIM KIT LAB LAW LEE LEO LUX MAC MAP
  MAX MED NEO NET NEW NIC NOR NOT NOW OAK OHM ONE OPS ORB OUR OUT OWL PAL PAN PAY PRO RAJ RAM RAY RED REV REX ROC ROM RON RUN SAM SAN SEA SET SIX
  SKY SOL SUM SUN SYS TAB TEC TED TEK TEN TER THE TIM TOM TOP TRI TWO USE VAN VIA WAY WEB WIN WIT WON YES YOU ZAP ZEE ZEN ZIP
  APPS ARCH ARMS ARTS ACTS ASKS EGGS ENDS OHMS INCH INNS UMPS ELKS ELMS ANTS EARL
`);

/** Initials that could be said as words, and a few that everybody writes in capitals. */
export const ACRONYMS = words('AI IT US USA UK EU II III IV VII XI ASRC CACI SAIC AINS AFCO AAC ACS AMS ANS CDW CGI CNI EAI ERP ESRI FEDITC GIS GPS IBM JPI NASA RGBSI SES TASC TJFACT USAF USMC VCH');

/** Consonants with which an English word may begin. */
export const ONSETS = words('BL BR CH CHR CL CR DR DW FL FR GH GL GN GR KL KN KR PH PHR PL PR PS QU RH SC SCH SCR SH SHR SK SL SM SN SP SPL SPR SQ ST STR SW TH THR TR TW WH WR');

/** One letter before a word that stands on its own: DTECH is DTech. */
export const LETTER_AND_WORD = /^([A-Z])(TECH|SOFT|NET|FLOW|LINK|CORE|CUBE|SOL|SYS|POINT|WORKS|GROUP|DATA|CLOUD|CYBER|LOGIC|SIGHT)$/;

/** What a part after a full stop is when the name is an address. */
export const DOMAIN_ENDINGS = words('COM NET ORG IO CO US BIZ DIGITAL');

/** A legal form at the end of a name, with the marks before it. */
export const LEGAL_FORM =
  /[\s,]+(?:incorporated|inc|l\.?\s?l\.?\s?c|p\.?l\.?l\.?c|l\.?l\.?p|l\.?p|l\.?c|p\.?c|corporation|corp|co|ltd|limited liability (?:company|corporation|partnership)|limited partnership|limited|gmbh|plc)\.?,?$/i;
