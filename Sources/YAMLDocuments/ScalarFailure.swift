/// Why a scalar has no value.
enum ScalarFailure: Error, Equatable {
  case integerOutOfRange
  case wrongTag(YAMLTag)
  case unusableBinary
}
