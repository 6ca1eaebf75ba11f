/// <reference types="vite/client" />

declare module 'virtual:airports' {
  /** The addresses of the tables of airports. */
  export const large: string;
  export const other: string;
}

declare module 'virtual:world' {
  /** The addresses of the world's lines at 1:50 million and at 1:10 million. */
  export const coarse: string;
  export const fine: string;
}
