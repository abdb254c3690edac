#ifndef LECTERN_CLINUX_H
#define LECTERN_CLINUX_H

#include <malloc.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Writes out everything of one file system (syncfs(2)); its declaration needs _GNU_SOURCE, which Swift's Glibc lacks.
static inline int lectern_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

#endif
