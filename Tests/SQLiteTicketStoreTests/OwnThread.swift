import Foundation

/// What a thread may change of its own surroundings.
enum OwnThread {
    struct Refused: Error {}

    /// Whether the tests may mount a file system and become another user.
    static let mayChangeSurroundings = geteuid() == 0 && (try? onOwnThread { try separateMounts() }) != nil

    /// A umask that no other thread has.
    static func setUmask(_ mask: mode_t) throws {
        try leave(0x0000_0200)  // CLONE_FS
        _ = umask(mask)
    }

    /// Opens files from now on as another user, with no more rights than that one has.
    static func become(user: uid_t, group: gid_t) throws {
        _ = try call("setfsgid", Int32(group))
        _ = try call("setfsuid", Int32(user))
    }

    /// Mounts an empty file system of at most `size` bytes, which this thread alone sees.
    static func mountSmallDisk(at path: String, size: Int) throws {
        try separateMounts()
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(size)") == 0 else { throw Refused() }
    }

    private static func separateMounts() throws {
        try leave(0x0002_0000)  // CLONE_NEWNS
        guard mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0 else { throw Refused() }
    }

    private static func leave(_ flags: Int32) throws {
        guard try call("unshare", flags) == 0 else { throw Refused() }
    }

    /// Functions of Linux that Swift does not import.
    private static func call(_ name: String, _ argument: Int32) throws -> Int32 {
        guard let address = dlsym(nil, name) else { throw Refused() }
        return unsafeBitCast(address, to: (@convention(c) (Int32) -> Int32).self)(argument)
    }
}
