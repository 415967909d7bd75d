const encoder = new TextEncoder();

/** AES-GCM under the Worker's secret: what the database then holds is a copy of the database alone cannot use it. */
export async function sealed(secret: string, bytes: Uint8Array, context: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: encoder.encode(context) },
    await keyOf(secret),
    bytes as BufferSource,
  );
  return `v1.${textOf(iv)}.${textOf(new Uint8Array(cipher))}`;
}

/** Fails when the text was changed, sealed under another secret, or belongs to another context. */
export async function unsealed(secret: string, text: string, context: string): Promise<Uint8Array> {
  const [, iv, cipher] = text.split(".");
  const plain = await crypto.subtle.decrypt(
    {
      name: "AES-GCM",
      iv: Buffer.from(iv ?? "", "base64url"),
      additionalData: encoder.encode(context),
    },
    await keyOf(secret),
    Buffer.from(cipher ?? "", "base64url"),
  );
  return new Uint8Array(plain);
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", encoder.encode(secret));
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
