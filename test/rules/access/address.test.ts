import { expect, test } from "vitest";
import { networkOf } from "../../../worker/http/address";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8::ffff:1:2:3:4", "2001:db8:0:ffff::/64"],
  ["2001:db8:0:0:1::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::ffff:cb00:7107", "203.0.113.7"],
  ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
  ["300.1.1.1", null],
  ["1:2:3", null],
  ["1::2::3", null],
  ["1:2:3:4:5:6:7:8:9", null],
  ["1:2:3:4:5:6:7:8::", null],
  ["12345::", null],
  ["x", null],
  ["", null],
])("the network of %j is %j", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("however a /64 is written, its addresses are one place; its neighbour is another", () => {
  const same = ["2001:db8:0:7::1", "2001:db8::7:0:0:0:1", "2001:0db8:0000:0007:abcd::"];
  expect(new Set(same.map(networkOf)).size).toBe(1);
  expect(networkOf("2001:db8:0:8::1")).not.toBe(networkOf("2001:db8:0:7::1"));
});
