/** `documentation.note`, `documentation.ccda`, or a document that came apart from the claim. */
export type NoteSource = 'note' | 'ccda' | 'attachment';

/**
 * What a sender states of the procedure note in structured form (`documentation` of the JSON claim). Every field
 * is optional: absent means "not said", which is not the same as "not documented".
 */
export interface Documentation {
  /** The note as one plain text, whatever it came as. Places in it are counted in its characters. */
  readonly note?: string;
  /** What the note came as; absent without one. */
  readonly noteFrom?: NoteSource;
  /** A document came and could not be read. */
  readonly hasUnreadableDocument?: boolean;
  /** Nerves or branches treated, by anatomical name. An empty list says that the note names none. */
  readonly nerves?: readonly string[];
  readonly modality?: string;
  readonly device?: string;
  readonly temperatureCelsius?: number;
  readonly secondsPerLesion?: number;
  readonly agent?: string;
  /** Whether the note confirms that the technique destroys the nerve. */
  readonly destructive?: boolean;
  readonly imaging?: ImagingDocumentation;
  readonly diagnosis?: string;
  readonly indication?: string;
  readonly failedConservativeMeasures?: readonly string[];
  readonly diagnosticBlockReliefPercent?: number;
}

/** Guidance as the note documents it; an absent or false part counts as not documented. */
export interface ImagingDocumentation {
  readonly modality?: string | null;
  readonly realTime?: boolean | null;
  readonly supervisedBy?: string | null;
  readonly imagesArchived?: boolean | null;
}
