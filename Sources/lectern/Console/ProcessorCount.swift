internal import Glibc

/// How many processors this computer lets us use.
enum ProcessorCount {
    static var current: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
