import { ApiRefusal, county, request } from "./api.ts";

/** Fetches a file that the server makes (XLSX, CSV, Word); the caller saves it. Told as it comes: its bytes until now. */
export async function download(
  /** Below the county's door. */
  path: string,
  method: "GET" | "POST" = "GET",
  told?: (bytes: number) => void,
  body?: unknown,
): Promise<{ file: Blob; name: string }> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await request(county.path(path), { method, ...sent }, {});
  const disposition = response.headers.get("content-disposition") ?? "";
  const name =
    /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1] ?? /filename="([^"]+)"/i.exec(disposition)?.[1] ?? "";
  const type = response.headers.get("content-type") ?? "";
  return { file: new Blob(await piecesOf(response, told), { type }), name: decodeURIComponent(name) };
}

/** A file that breaks off on its way is no file: nothing of it is saved. */
async function piecesOf(response: Response, told?: (bytes: number) => void): Promise<BlobPart[]> {
  const pieces: BlobPart[] = [];
  let bytes = 0;
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      pieces.push(part.value);
      bytes += part.value.length;
      told?.(bytes);
    }
  } catch {
    throw new ApiRefusal(0, { code: "interrupted" });
  }
  return pieces;
}
