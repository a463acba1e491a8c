/** Exit codes that mean the same in every command (sysexits.h). */
export const EX_USAGE = 64;
export const EX_CONFIG = 78;
