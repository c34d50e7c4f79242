import Rapporteur

/// How the program ends, as scripts and cron see it (numbers of 64 and more follow BSD's sysexits).
enum ExitStatus: Int32, Error {
    case done = 0
    case quarantined = 1
    case usage = 2
    case watchFired = 3
    case noInput = 65
    case bug = 70
    case cannotWrite = 73
    case inputOutput = 74
    case locked = 75
    case interrupted = 130
    case terminated = 143
}
