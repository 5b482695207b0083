import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { isSignedBy, newSecret, signature, signedHeaders } from "./signature.ts";

const NOW = new Date("2026-11-22T08:30:00Z");
const named = (headers: ReturnType<typeof signedHeaders>) => ({
  id: headers["webhook-id"],
  timestamp: headers["webhook-timestamp"],
  signature: headers["webhook-signature"],
});

describe("the signature of a webhook", () => {
  it("is that of the published vector", () => {
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    expect(signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}')).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  it("is accepted by the package that receivers use, with either secret while one is replaced", () => {
    const [old, fresh] = [newSecret(), newSecret()];
    const body = JSON.stringify({ type: "test", data: "ümlaut" });
    const headers = { ...signedHeaders([fresh, old], "msg_1", new Date(), body) };
    for (const secret of [old, fresh]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
    expect(() => new Webhook(fresh).verify(`${body} `, headers)).toThrow();
  });

  it("comes from a secret of 24 to 64 bytes, another each time", () => {
    const secrets = Array.from({ length: 20 }, newSecret);
    for (const secret of secrets) expect(Buffer.from(secret.replace(/^whsec_/, ""), "base64")).toHaveLength(32);
    expect(new Set(secrets).size).toBe(20);
  });

  it("of a body that comes in must be ours, unchanged and at most five minutes old", () => {
    const secret = newSecret();
    const body = '{"ticket":"TW-1"}';
    const headers = named(signedHeaders([secret], "msg_1", NOW, body));
    const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    expect(isSignedBy([newSecret(), secret], headers, body, later(299))).toBe(true);
    expect(isSignedBy([secret], headers, body, later(301))).toBe(false);
    expect(isSignedBy([secret], headers, body, later(-301))).toBe(false);
    expect(isSignedBy([secret], headers, `${body} `, NOW)).toBe(false);
    expect(isSignedBy([secret], { ...headers, id: "msg_2" }, body, NOW)).toBe(false);
    expect(isSignedBy([newSecret()], headers, body, NOW)).toBe(false);
    expect(isSignedBy([secret], { ...headers, signature: "" }, body, NOW)).toBe(false);
    expect(isSignedBy([secret], { ...headers, timestamp: "NaN" }, body, NOW)).toBe(false);
  });
});
