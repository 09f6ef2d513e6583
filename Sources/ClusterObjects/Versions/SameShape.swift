/// Two versions that differ by name only. For CustomResourceDefinitions without a webhook the API
/// server itself changes nothing but `apiVersion`
/// (https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/,
/// `spec.conversion.strategy` is `None`).
struct SameShape: VersionConversion {
  func convert(_ object: inout JSONValue) -> Bool { true }
}
