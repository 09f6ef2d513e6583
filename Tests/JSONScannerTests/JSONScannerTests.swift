import Testing

@testable import JSONScanner

@Test func smoke() throws {
  var s = JSONScanner()
  s.load(
    Array(
      #"  {"b":[1,1.0,1e0,-0,-12.50e1,9007199254740993,1e21,1e22,0.000001,1e-7],"a":"x\u0000\u003c\ud83d\ude00\/","aa":{},"c":[]} "#
        .utf8))
  try s.scanWhole()
  var w = CanonicalWriter()
  try w.write(s)
  print(String(decoding: w.bytes, as: UTF8.self))
}
