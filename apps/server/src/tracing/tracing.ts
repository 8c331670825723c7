/** Where time goes, told to a collector. Without one there is none of this, and nothing of what it needs is loaded. */
export interface Tracing {
  /** Something begins. What is `within` another span is a part of it. */
  begin(name: string, of?: { readonly within?: Span | undefined; readonly attributes?: Attributes }): Span;
  /** Sends what was not sent yet, within a deadline. */
  close(): Promise<void>;
}

export interface Span {
  /** Adds what was found out meanwhile. */
  set(attributes: Attributes): void;
  /** `failure` says why it came to nothing. */
  end(failure?: string): void;
}

/** Never what opens anything, nor what people draw or are called. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;
