/// How many are somewhere at the same time.
actor FakeGauge {
  private var count = 0
  private(set) var most = 0

  func enter() {
    count += 1
    most = max(most, count)
  }

  func leave() { count -= 1 }
}
