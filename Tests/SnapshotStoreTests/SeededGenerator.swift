/// SplitMix64: the same seed, the same numbers, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// True as often as `probability` says.
  mutating func happens(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  mutating func index(below count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// One of the choices, each as often as its weight says.
  mutating func pick<Value>(_ choices: [(value: Value, weight: Int)]) -> Value {
    var rest = index(below: choices.map(\.weight).reduce(0, +))
    for choice in choices.dropLast() {
      if rest < choice.weight { return choice.value }
      rest -= choice.weight
    }
    return choices[choices.count - 1].value
  }
}
