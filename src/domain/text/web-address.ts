/**
 * An address that may stand in a link, a graph and a citation: what an IRI may not hold (RFC 3987) is percent-encoded, as is a percent
 * sign that begins no code. The rest stays as it was written, since an address is also a name.
 */
// eslint-disable-next-line no-control-regex
export const iri = (address: string) => address.replace(/%(?![\da-f]{2})|[\u0000-\u0020\u007f-\u00a0<>"{}|^`\\]/gi, encodeURIComponent);

/** Where a DOI leads to; older ones hold brackets and more (`10.1002/(SICI)…<1::AID-…>`). */
export const doiIri = (doi: string) => iri(`https://doi.org/${doi.replace(/[%?#]/g, encodeURIComponent)}`);
