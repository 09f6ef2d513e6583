/// What systemd says to a service that it starts with `Type=notify` or `WatchdogSec=`
/// (https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html).
package struct SystemdEnvironment: Sendable {
  /// Its variables of the environment.
  package static let variables: Set<String> = ["NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC"]

  /// Where the service reports to.
  package let socket: NotifySocket
  /// Within what time systemd wants to hear of the service again and again; nil: it does not.
  package let watchdogPeriod: Duration?

  /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
  ///
  /// Nil when no socket is named, so that nothing happens: the program was not started by systemd,
  /// or not as a service that reports. So it is for a socket of another kind than those in the file
  /// system and the abstract ones.
  ///
  /// - Parameter processID: of this process. A watchdog that waits for another one is not ours
  ///   (https://www.freedesktop.org/software/systemd/man/latest/sd_watchdog_enabled.html).
  package init?(environment: [String: String], processID: Int32) {
    guard let socket = environment["NOTIFY_SOCKET"].flatMap(NotifySocket.init(address:)) else {
      return nil
    }
    self.socket = socket
    let isOurs = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
    watchdogPeriod = microseconds.flatMap { isOurs && $0 > 0 ? .microseconds($0) : nil }
  }
}
