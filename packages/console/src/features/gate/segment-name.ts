/** How a segment is called on the page; a gate without segments has one, for all cases. */
export const segmentName = (segment: string): string => (segment === "" ? "all" : segment);
