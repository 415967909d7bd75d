import type { GenericSchema, InferOutput } from "valibot";
import type { AllEndpoints } from "../worker/gathered/shapes.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A path of one part after the other, in which whatever differs from call to call is a star. */
type Shape<P extends string> = P extends `${infer Head}/${infer Rest}`
  ? `${Part<Head>}/${Shape<Rest>}`
  : Part<P>;
type Part<S extends string> = string extends S ? "*" : S extends `:${string}` ? "*" : S;
type Bare<P extends string> = P extends `${infer Path}?${string}` ? Path : P;

type ByShape = { [K in keyof AllEndpoints as Shape<K>]: AllEndpoints[K] };
/** What a path with parameters matches, for calls whose parameter is one of a few words. */
type Open<P extends string> = P extends `${infer Head}:${string}/${infer Rest}`
  ? `${Head}${string}/${Open<Rest>}`
  : P extends `${infer Head}:${string}`
    ? `${Head}${string}`
    : P;
type Matching<N extends string> = {
  [K in keyof AllEndpoints]: N extends Open<K> ? AllEndpoints[K] : never;
}[keyof AllEndpoints];
type Endpoint<N extends string> = Shape<N> extends infer S extends keyof ByShape ? ByShape[S] : Matching<N>;
type Told<A> = A extends GenericSchema ? InferOutput<A> : undefined;

/** What the server answers to a request, told from its method and path alone; never where it has no such endpoint. */
export type AnswerTo<M extends Method, P extends string> = P extends string
  ? Told<Endpoint<`${M} ${Bare<P>}`>>
  : never;

/** The arguments behind a path; none fit where the server has no such endpoint. */
export type Known<M extends Method, P extends string, Rest extends unknown[]> = [
  Endpoint<`${M} ${Bare<P>}`>,
] extends [never]
  ? [noSuchEndpoint: never]
  : Rest;
