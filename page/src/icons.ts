// Small pictures for buttons; each button says in words what it does.

import { html } from "lit";

const drawn = (path: string) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const hash = drawn("M10 3 9.4 8H15l.6-5h2L17 8h4v2h-4.3l-.5 4H20v2h-4l-.6 5h-2l.6-5H8.4l-.6 5h-2l.6-5H3v-2h3.7l.5-4H4V8h3.4L8 3h2Zm-.8 7-.5 4h5.6l.5-4H9.2Z");
export const thread = drawn("M5.4 21 4 20.2l1-3.7H2.2V15h3.2l1-4H3.2V9.5h3.7L8.1 5l1.5.3-1.1 4.2h4L13.700 5l1.500.300-1.100 4.200h3V11h-3.400l-.5 2H12l.3-2h-4l-1 4h3v1.500H6.900L5.400 21ZM21 12a3 3 0 0 1 0 6h-2l-3 3v-3h-1.500a3 3 0 0 1 0-6H21Z");
export const at = drawn("M12 2a10 10 0 1 0 5.500 18.300l-1.100-1.700A8 8 0 1 1 20 12v1.500a1.500 1.500 0 0 1-3 0V8h-2v.6A4.500 4.500 0 1 0 15.600 15.500 3.500 3.500 0 0 0 22 13.500V12A10 10 0 0 0 12 2Zm0 12.500a2.500 2.500 0 1 1 0-5 2.500 2.500 0 0 1 0 5Z");
export const smile = drawn("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-3.500 6.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3Zm7 0a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3ZM12 18a5.500 5.500 0 0 1-5-3.200h10A5.500 5.500 0 0 1 12 18Z");
export const reply = drawn("M10 8.300V4L3 11l7 7v-4.300c5 0 8.500 1.600 11 5.100-1-5-4-9.500-11-10.500Z");
export const more = drawn("M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z");
export const plus = drawn("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 5v4h4v2h-4v4h-2v-4H7v-2h4V7h2Z");
export const send = drawn("M3 20.500v-6.700l9-1.800-9-1.800V3.500L21.500 12 3 20.500Z");
export const close = drawn("m12 10.600 5.300-5.300 1.400 1.400-5.300 5.300 5.300 5.300-1.400 1.400-5.300-5.300-5.300 5.300-1.400-1.400 5.300-5.300-5.300-5.300 1.400-1.400 5.300 5.300Z");
export const half = drawn("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 18V4a8 8 0 0 1 0 16Z");
export const log = drawn("M4 4h16v2H4V4Zm0 5h16v2H4V9Zm0 5h10v2H4v-2Zm0 5h10v2H4v-2Z");
export const bolt = drawn("M13 2 4 14h6l-1 8 9-12h-6l1-8Z");
export const edit = drawn("m3 17.200 11-11 3.800 3.800-11 11H3v-3.800ZM15.200 5l1.600-1.600a1.500 1.500 0 0 1 2.100 0l1.700 1.700a1.500 1.500 0 0 1 0 2.100L19 8.800 15.200 5Z");
export const bin = drawn("M9 3h6l1 2h4v2H4V5h4l1-2ZM6 9h12l-1 12H7L6 9Z");
export const copy = drawn("M8 2h12v14H8V2Zm2 2v10h8V4h-8ZM4 7h2v11h10v2H4V7Z");
export const apps = drawn("M4 4h7v7H4V4Zm9 0h7v7h-7V4ZM4 13h7v7H4v-7Zm12.500 0 1 2.500 2.500 1-2.500 1-1 2.500-1-2.500-2.500-1 2.500-1 1-2.500Z");
export const broom = drawn("m15 3 2 1-3 6 4 2-4 9H5l4-3H6l3-3H7l3-5 2 1 3-8Z");
export const first = drawn("M6 5h2v14H6V5Zm12 0v14l-9-7 9-7Z");
export const back = drawn("M16 5v14l-9-7 9-7Z");
export const forth = drawn("M8 5v14l9-7-9-7Z");
export const file = drawn("M6 2h8l5 5v15H6V2Zm7 1.500V8h4.500L13 3.500Z");
