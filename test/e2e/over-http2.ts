import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as ask } from "node:http";
import { createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What belongs to one connection and has no place in HTTP/2. */
const ofConnection = ["connection", "keep-alive", "transfer-encoding", "upgrade"];

/** A running product as the edge serves it: HTTP/2 over TLS, where the local runtime speaks HTTP/1.1 over six connections. */
export async function asTheEdgeServes(base: string): Promise<{ base: string; stop: () => void }> {
  const { host } = new URL(base);
  const server = createSecureServer(certificate(), (request, reply) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !name.startsWith(":")),
    );
    const asked = ask(new URL(request.url, base), {
      method: request.method,
      headers: { ...headers, host },
    });
    asked.on("response", (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !ofConnection.includes(name));
      reply.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
      answer.pipe(reply);
    });
    asked.on("error", () => reply.stream.close());
    request.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `https://localhost:${port}`, stop: () => server.close() };
}

/** Good for a day and for this machine alone. */
function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "qinxue-edge-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const of = ["-subj", "/CN=localhost", "-days", "1", "-keyout", key, "-out", cert];
  try {
    execFileSync("openssl", ["req", "-x509", ...curve, ...of], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
