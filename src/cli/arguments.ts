// Words that one program of ours says to another at its start.

/** Tells the setup that fictional firms are wanted. Without it none is ever made; a start says it for its embedded database alone. */
export const WITH_DEMONSTRATION = '--with-demonstration';

/** Tells a start to build again and to renew server and worker whenever the sources change. */
export const WATCH = '--watch';
