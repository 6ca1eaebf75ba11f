/// <reference types="vite/client" />

declare module 'virtual:airports' {
  /** The address of the table of airports. */
  const url: string;
  export default url;
}
