/** Unix milliseconds. Everything that asks for the time is given one of these. */
export type Clock = () => number;
