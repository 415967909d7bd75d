import type { Context } from "hono";
import type { App, CountySessions } from "../../http/app";
import type { Device } from "../charges/shape";
import type { SignedIn } from "./shape";

const encoder = new TextEncoder();
const lifetimeMs = 180 * 86_400_000;
/** A browser that many share keeps those of the latest: a request's headers have an end. */
const mostKept = 20;

type County = { countyId: string; realNow: number; secretsKey: string };
type Holder = { id: string; generation: number };
const nameOf = (accountId: string) => `__Secure-qx-device-${accountId}`;
const pattern =
  /(?:^|;\s*)__Secure-qx-device-(acc_[0-9A-Z]{26})=([\w-]{22})\.(\d{13})\.(\d{1,9})\.([\w-]{43})(?=;|$)/g;

/** The devices that the cookies prove for this county, whatever their accounts' generation is by now. */
export async function devicesIn(county: County, cookies: string): Promise<Device[]> {
  const found = [...cookies.matchAll(pattern)].slice(0, 2 * mostKept);
  if (found.length === 0) return [];
  const key = await keyOf(county.secretsKey);
  const checked = await Promise.all(
    found.map(async ([, accountId = "", nonce = "", expires, generation, mac = ""]) => {
      const device = { accountId, nonce, expiresAt: Number(expires), generation: Number(generation) };
      const isOurs = await crypto.subtle.verify(
        "HMAC",
        key,
        Buffer.from(mac, "base64url"),
        encoder.encode(signed(county, device)),
      );
      return isOurs && device.expiresAt > county.realNow ? [device] : [];
    }),
  );
  return checked.flat();
}

/** The headers that make this browser a known one of the account, and let the oldest go where there are too many. */
export async function rememberDevice(county: County, holder: Holder, cookies: string): Promise<string[]> {
  const device = {
    accountId: holder.id,
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url"),
    expiresAt: county.realNow + lifetimeMs,
    generation: holder.generation,
  };
  const text = encoder.encode(signed(county, device));
  const mac = await crypto.subtle.sign("HMAC", await keyOf(county.secretsKey), text);
  const { nonce, expiresAt, generation } = device;
  const value = `${nonce}.${expiresAt}.${generation}.${Buffer.from(mac).toString("base64url")}`;
  const others = (await devicesIn(county, cookies)).filter(({ accountId }) => accountId !== holder.id);
  const tooMany = others.toSorted((a, b) => b.expiresAt - a.expiresAt).slice(mostKept - 1);
  return [
    cookie(county, holder.id, value, lifetimeMs / 1000),
    ...tooMany.map(({ accountId }) => forgetDevice(county, accountId)),
  ];
}

/** The header that makes this browser a stranger to the account: others use it too. */
export function forgetDevice(county: County, accountId: string): string {
  return cookie(county, accountId, "", 0);
}

function cookie({ countyId }: County, accountId: string, value: string, maxAge: number): string {
  const attributes = `Max-Age=${maxAge}; Path=/api/c/${countyId}/session; HttpOnly; Secure; SameSite=Strict`;
  return `${nameOf(accountId)}=${value}; ${attributes}`;
}

function signed({ countyId }: County, { accountId, nonce, expiresAt, generation }: Device): string {
  return [nonce, expiresAt, generation, countyId, accountId].join("\n");
}

/** A key for this alone, so that nothing else sealed or signed under the secret can stand for a device. */
async function keyOf(secret: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: encoder.encode("qinxue/device-cookie") },
    base,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign", "verify"],
  );
}

/** From now on the browser is known for the account, or, where others use it too, a stranger to it. */
export async function markBrowser(
  c: Context<App>,
  county: CountySessions,
  account: SignedIn,
  shared: boolean,
): Promise<void> {
  const cookies = shared
    ? [forgetDevice(county, account.id)]
    : await rememberDevice(county, account, c.req.header("cookie") ?? "");
  for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
}
