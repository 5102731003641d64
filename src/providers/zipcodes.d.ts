// The part of the `zipcodes` package that load-places.ts reads; the package brings no types.
declare module 'zipcodes' {
  interface Zip {
    readonly zip: string;
    readonly city: string;
    readonly state: string;
    readonly country: 'US' | 'Canada';
    /** Absent or 0 for the 306 places that have no coordinates. */
    readonly latitude: number | null;
    readonly longitude: number | null;
  }
  const zipcodes: { readonly codes: Readonly<Record<string, Zip>> };
  export default zipcodes;
}
