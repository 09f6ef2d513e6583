extension ResourceCatalogue {
  /// Managed services, OpenShift and Antrea.
  static let vendorResources: [Resource] = [
    Resource(
      "networks", kind: "Network", group: "config.openshift.io", isNamespaced: false,
      feeds: [.addressing, .dataplane]),
    Resource(
      "networks", kind: "Network", group: "operator.openshift.io", isNamespaced: false,
      feeds: [.addressing, .dataplane]),
    Resource(
      "eniconfigs", kind: "ENIConfig", group: "crd.k8s.amazonaws.com", versions: ["v1alpha1"],
      isNamespaced: false, feeds: [.addressing, .provider]),
    Resource(
      "nodenetworkconfigs", kind: "NodeNetworkConfig", group: "acn.azure.com",
      versions: ["v1alpha"], shortNames: ["nnc"], feeds: [.addressing, .provider]),
    Resource(
      "antreaagentinfos", kind: "AntreaAgentInfo", group: "crd.antrea.io",
      versions: ["v1beta1"], isNamespaced: false, shortNames: ["aai"],
      stored: .allBut(["/agentConditions/*/lastHeartbeatTime"]),
      listKeys: [ListKey("/agentConditions", ["/type"])], feeds: [.dataplane]),
    Resource(
      "antreacontrollerinfos", kind: "AntreaControllerInfo", group: "crd.antrea.io",
      versions: ["v1beta1"], isNamespaced: false, shortNames: ["aci"],
      stored: .allBut(["/controllerConditions/*/lastHeartbeatTime"]),
      listKeys: [ListKey("/controllerConditions", ["/type"])], feeds: [.dataplane]),
  ]
}
