extension ServiceTraffic {
  /// The names of the members of ``value``, in the order in which a change of several is told.
  enum Member: String, CaseIterable {
    case type, headless, externalName, externalTrafficPolicy, internalTrafficPolicy
    case sessionAffinity, sessionAffinityTimeoutSeconds, distribution, ipFamilyPolicy, ipFamilies
    case loadBalancerClass, allocateLoadBalancerNodePorts, externalIPs, publishNotReadyAddresses
  }

  /// As the fact states it: members that do not apply, or say nothing but the default that has no
  /// word, are left out.
  var value: FactValue {
    var members: [String: FactValue] = [:]
    func set(_ member: Member, _ value: FactValue?) { members[member.rawValue] = value }
    set(.type, .word(type))
    set(.headless, isHeadless ? true : nil)
    set(.externalName, externalName.map { .word($0) })
    set(.externalTrafficPolicy, externalTrafficPolicy.map { .word($0) })
    set(.internalTrafficPolicy, internalTrafficPolicy.map { .word($0) })
    set(.sessionAffinity, sessionAffinity.map { .word($0) })
    set(.sessionAffinityTimeoutSeconds, affinityTimeoutSeconds.map { .number($0) })
    set(.distribution, distribution.map { .word($0) })
    set(.ipFamilyPolicy, ipFamilyPolicy.map { .word($0) })
    set(.ipFamilies, ipFamilies.isEmpty ? nil : FactValue(words: ipFamilies))
    set(.loadBalancerClass, loadBalancerClass.map { .word($0) })
    set(.allocateLoadBalancerNodePorts, allocatesNodePorts ? nil : false)
    set(.externalIPs, externalIPs.isEmpty ? nil : FactValue(words: externalIPs))
    set(.publishNotReadyAddresses, publishesNotReady ? true : nil)
    return .record(members)
  }
}
