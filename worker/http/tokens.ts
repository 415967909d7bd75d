const encoder = new TextEncoder();

/** 256 random bits for links: what is handed out is never stored. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
}

/** SHA-256 in hex: how a token or session id is stored. */
export async function hashOf(text: string): Promise<string> {
  return hashOfBytes(encoder.encode(text));
}

export async function hashOfBytes(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
