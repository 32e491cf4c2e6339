// Stands between a process and libc (LD_PRELOAD) and sees every call that changes a file below one folder: it writes each down
// with its data, in order, or lets the n-th of them fail. Compiled at test time; see shim.ts for why this and not ptrace.
//
//   YATAI_SHIM_ROOT     the folder that is watched, without links in its path
//   YATAI_SHIM_LOG      where the calls are written down; absent: they are not
//   YATAI_SHIM_CONTROL  a file beside them: what is written to it is an order (see `obey`), what is read from it is the answer
//
// The calls go to the kernel by syscall(), never through dlsym: nothing can be called before we are ready.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define DESCRIPTORS 4096
#define SMALLEST(a, b) ((a) < (b) ? (a) : (b))

enum { OPEN = 1, CLOSE, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, MAP, MARK, UNKNOWN };
enum { UNWATCHED = 0, WATCHED, CONTROL };

struct record {
  uint32_t op;
  int32_t descriptor;
  int64_t offset;
  uint32_t flags;
  uint32_t existed;
  uint32_t path_length;
  uint32_t data_length;
};

static char watch[DESCRIPTORS];
static char root[PATH_MAX];
static char control[PATH_MAX];
static size_t root_length;
static int log_descriptor = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// The fault: from the order on, write-side calls are counted; call number `at` fails (and all later ones, where it stays).
static struct {
  int armed, error, stays, shortened;
  long at, count, hits, last_op;
} fault;

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("YATAI_SHIM_ROOT");
  const char *orders = getenv("YATAI_SHIM_CONTROL");
  const char *log = getenv("YATAI_SHIM_LOG");
  if (folder == NULL) return;
  snprintf(root, sizeof root, "%s", folder);
  root_length = strlen(root);
  if (orders != NULL) snprintf(control, sizeof control, "%s", orders);
  if (log != NULL) log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void write_down(uint32_t op, int descriptor, int64_t offset, uint32_t flags, uint32_t existed, const char *path,
                       const void *data, size_t length) {
  if (log_descriptor < 0) return;
  size_t path_length = path == NULL ? 0 : strlen(path);
  struct record record = {op, descriptor, offset, flags, existed, (uint32_t)path_length, (uint32_t)length};
  struct iovec parts[3] = {{&record, sizeof record}, {(void *)path, path_length}, {(void *)data, length}};
  int kept = errno;
  ssize_t whole = (ssize_t)(sizeof record + path_length + length);
  if (syscall(SYS_writev, log_descriptor, parts, 3) != whole) {
    static const char words[] = "shim: the log cannot be written\n";
    syscall(SYS_write, 2, words, sizeof words - 1);
    abort();
  }
  errno = kept;
}

static int kind_of(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? watch[descriptor] : UNWATCHED;
}

static int is_below(const char *path) {
  return root_length > 0 && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

// The absolute path of what a call names, or NULL where it is none of ours.
static const char *ours(int folder, const char *path, char *room) {
  if (root_length == 0 || path == NULL) return NULL;
  if (path[0] == '/') return is_below(path) ? path : NULL;
  char link[64];
  if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
  else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, room, PATH_MAX - 1);
  if (length < 0) return NULL;
  snprintf(room + length, (size_t)(PATH_MAX - length), "/%s", path);
  return is_below(room) ? room : NULL;
}

// Counts one write-side call. 0: let it through. Otherwise the error that it fails with, -1 for a short write, -2 for a write that is
// said to be done and is not (a control).
static int next_fault(long op) {
  if (!fault.armed) return 0;
  long number = fault.count++;
  if (number < fault.at || (number > fault.at && !fault.stays)) return 0;
  if (number == fault.at) fault.last_op = op;
  fault.hits += 1;
  if (number == fault.at && fault.shortened) return op == WRITE ? -1 : 0;
  return fault.error;
}

#define REFUSE(op)                      \
  do {                                  \
    int error = next_fault(op);         \
    if (error > 0) {                    \
      pthread_mutex_unlock(&lock);      \
      errno = error;                    \
      return -1;                        \
    }                                   \
  } while (0)

// `mark <text>`: a line in the log. `arm <at> <errno> <stays> <short>`. `disarm`. The answer is `<count> <hits> <op>`.
static void obey(int descriptor, const char *order, size_t length) {
  char text[64] = {0};
  memcpy(text, order, SMALLEST(length, sizeof text - 1));
  if (strncmp(text, "mark ", 5) == 0) {
    write_down(MARK, 0, 0, 0, 0, NULL, order + 5, length - 5);
    return;
  }
  if (strncmp(text, "arm ", 4) == 0) {
    memset(&fault, 0, sizeof fault);
    sscanf(text + 4, "%ld %d %d %d", &fault.at, &fault.error, &fault.stays, &fault.shortened);
    fault.armed = 1;
  } else {
    fault.armed = 0;
  }
  char answer[64] = {0};
  snprintf(answer, sizeof answer, "%ld %ld %ld\n", fault.count, fault.hits, fault.last_op);
  syscall(SYS_pwrite64, descriptor, answer, sizeof answer, 0L);
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
  char room[PATH_MAX];
  const char *name = ours(folder, path, room);
  if (name == NULL) {
    int descriptor = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (descriptor >= 0 && descriptor < DESCRIPTORS) {
      watch[descriptor] = control[0] != 0 && path != NULL && strcmp(path, control) == 0 ? CONTROL : UNWATCHED;
    }
    return descriptor;
  }
  int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
  pthread_mutex_lock(&lock);
  if (writes) REFUSE(OPEN);
  struct stat before;
  uint32_t existed = syscall(SYS_newfstatat, AT_FDCWD, name, &before, 0) == 0;
  int descriptor = (int)syscall(SYS_openat, folder, path, flags, mode);
  if (descriptor >= DESCRIPTORS) abort();
  if (descriptor >= 0) {
    watch[descriptor] = WATCHED;
    write_down(OPEN, descriptor, 0, (uint32_t)flags, existed, name, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return descriptor;
}

static mode_t mode_in(int flags, va_list rest) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

#define OPENER(name)                                   \
  int name(const char *path, int flags, ...) {         \
    va_list rest;                                      \
    va_start(rest, flags);                             \
    mode_t mode = mode_in(flags, rest);                \
    va_end(rest);                                      \
    return open_any(AT_FDCWD, path, flags, mode);      \
  }
#define OPENER_AT(name)                                      \
  int name(int folder, const char *path, int flags, ...) {   \
    va_list rest;                                            \
    va_start(rest, flags);                                   \
    mode_t mode = mode_in(flags, rest);                      \
    va_end(rest);                                            \
    return open_any(folder, path, flags, mode);              \
  }
OPENER(open)
OPENER(open64)
OPENER_AT(openat)
OPENER_AT(openat64)

int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int descriptor) {
  if (kind_of(descriptor) == WATCHED) {
    pthread_mutex_lock(&lock);
    write_down(CLOSE, descriptor, 0, 0, 0, NULL, NULL, 0);
    watch[descriptor] = UNWATCHED;
    pthread_mutex_unlock(&lock);
  } else if (kind_of(descriptor) == CONTROL) {
    watch[descriptor] = UNWATCHED;
  }
  return (int)syscall(SYS_close, descriptor);
}

// `offset` below 0: where the descriptor stands.
static ssize_t write_any(int descriptor, const void *data, size_t length, int64_t offset) {
  int kind = kind_of(descriptor);
  if (kind == UNWATCHED) {
    return offset < 0 ? syscall(SYS_write, descriptor, data, length)
                      : syscall(SYS_pwrite64, descriptor, data, length, offset);
  }
  pthread_mutex_lock(&lock);
  if (kind == CONTROL) {
    obey(descriptor, data, length);
    pthread_mutex_unlock(&lock);
    return (ssize_t)length;
  }
  int error = next_fault(WRITE);
  if (error > 0) {
    pthread_mutex_unlock(&lock);
    errno = error;
    return -1;
  }
  if (error == -2) {
    pthread_mutex_unlock(&lock);
    return (ssize_t)length;
  }
  size_t granted = error == -1 && length > 1 ? length / 2 : length;
  int64_t at = offset;
  if (offset < 0) {
    struct stat now;
    int appends = (syscall(SYS_fcntl, descriptor, F_GETFL) & O_APPEND) != 0;
    at = appends && syscall(SYS_fstat, descriptor, &now) == 0 ? now.st_size : syscall(SYS_lseek, descriptor, 0L, SEEK_CUR);
  }
  ssize_t written = offset < 0 ? syscall(SYS_write, descriptor, data, granted)
                               : syscall(SYS_pwrite64, descriptor, data, granted, offset);
  if (written > 0) write_down(WRITE, descriptor, at, 0, 0, NULL, data, (size_t)written);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t write(int descriptor, const void *data, size_t length) { return write_any(descriptor, data, length, -1); }
ssize_t pwrite(int descriptor, const void *data, size_t length, off_t offset) {
  return write_any(descriptor, data, length, offset);
}
ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t offset) {
  return write_any(descriptor, data, length, offset);
}

static ssize_t write_parts(int descriptor, const struct iovec *parts, int count, int64_t offset) {
  if (kind_of(descriptor) == UNWATCHED) {
    return offset < 0 ? syscall(SYS_writev, descriptor, parts, count)
                      : syscall(SYS_pwritev, descriptor, parts, count, offset, 0L);
  }
  // One part is a lawful short write: the caller comes back for the rest.
  return count == 0 ? 0 : write_any(descriptor, parts[0].iov_base, parts[0].iov_len, offset);
}
ssize_t writev(int descriptor, const struct iovec *parts, int count) { return write_parts(descriptor, parts, count, -1); }
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
  return write_parts(descriptor, parts, count, offset);
}
ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
  return write_parts(descriptor, parts, count, offset);
}

static int truncate_any(int descriptor, int64_t length) {
  if (kind_of(descriptor) != WATCHED) return (int)syscall(SYS_ftruncate, descriptor, length);
  pthread_mutex_lock(&lock);
  REFUSE(TRUNCATE);
  int result = (int)syscall(SYS_ftruncate, descriptor, length);
  if (result == 0) write_down(TRUNCATE, descriptor, length, 0, 0, NULL, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int ftruncate(int descriptor, off_t length) { return truncate_any(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { return truncate_any(descriptor, length); }

static int sync_any(int descriptor, long number) {
  if (kind_of(descriptor) != WATCHED) return (int)syscall(number, descriptor);
  pthread_mutex_lock(&lock);
  REFUSE(SYNC);
  int result = (int)syscall(number, descriptor);
  if (result == 0) write_down(SYNC, descriptor, 0, 0, 0, NULL, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int fsync(int descriptor) { return sync_any(descriptor, SYS_fsync); }
int fdatasync(int descriptor) { return sync_any(descriptor, SYS_fdatasync); }

static int remove_any(int folder, const char *path, int flags) {
  char room[PATH_MAX];
  const char *name = ours(folder, path, room);
  if (name == NULL) return (int)syscall(SYS_unlinkat, folder, path, flags);
  pthread_mutex_lock(&lock);
  uint32_t op = (flags & AT_REMOVEDIR) != 0 ? RMDIR : UNLINK;
  REFUSE(op);
  int result = (int)syscall(SYS_unlinkat, folder, path, flags);
  if (result == 0) write_down(op, 0, 0, 0, 0, name, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int unlink(const char *path) { return remove_any(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return remove_any(folder, path, flags); }
int rmdir(const char *path) { return remove_any(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  int result = remove_any(AT_FDCWD, path, 0);
  return result < 0 && (errno == EISDIR || errno == EPERM) ? remove_any(AT_FDCWD, path, AT_REMOVEDIR) : result;
}

static int rename_any(int from_folder, const char *from, int to_folder, const char *to) {
  char from_room[PATH_MAX], to_room[PATH_MAX];
  const char *old_name = ours(from_folder, from, from_room);
  const char *new_name = ours(to_folder, to, to_room);
  if (old_name == NULL && new_name == NULL) return (int)syscall(SYS_renameat, from_folder, from, to_folder, to);
  pthread_mutex_lock(&lock);
  REFUSE(RENAME);
  int result = (int)syscall(SYS_renameat, from_folder, from, to_folder, to);
  if (result == 0) {
    const char *arrived = new_name == NULL ? "" : new_name;
    write_down(RENAME, 0, 0, 0, 0, old_name == NULL ? "" : old_name, arrived, strlen(arrived));
  }
  pthread_mutex_unlock(&lock);
  return result;
}
int rename(const char *from, const char *to) { return rename_any(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  return rename_any(from_folder, from, to_folder, to);
}

static int make_folder(int folder, const char *path, mode_t mode) {
  char room[PATH_MAX];
  const char *name = ours(folder, path, room);
  if (name == NULL) return (int)syscall(SYS_mkdirat, folder, path, mode);
  pthread_mutex_lock(&lock);
  REFUSE(MKDIR);
  int result = (int)syscall(SYS_mkdirat, folder, path, mode);
  if (result == 0) write_down(MKDIR, 0, 0, 0, 0, name, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int mkdir(const char *path, mode_t mode) { return make_folder(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return make_folder(folder, path, mode); }

// A shared mapping that may be written would change a file behind our back: written down, so that the reader can see that none is.
static void *map_any(void *address, size_t length, int protection, int flags, int descriptor, off64_t offset) {
  if (kind_of(descriptor) == WATCHED && (flags & MAP_SHARED) != 0 && (protection & PROT_WRITE) != 0) {
    write_down(MAP, descriptor, offset, 0, 0, NULL, NULL, 0);
  }
  return (void *)syscall(SYS_mmap, address, length, protection, flags, descriptor, offset);
}
void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset) {
  return map_any(address, length, protection, flags, descriptor, offset);
}
void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off64_t offset) {
  return map_any(address, length, protection, flags, descriptor, offset);
}

// What nobody here should use on a watched file: seen, so that the reader can refuse the log.
#define STRANGER(descriptor, name) \
  if (kind_of(descriptor) == WATCHED) write_down(UNKNOWN, descriptor, 0, 0, 0, name, NULL, 0)
int fallocate(int descriptor, int mode, off_t offset, off_t length) {
  STRANGER(descriptor, "fallocate");
  return (int)syscall(SYS_fallocate, descriptor, mode, offset, length);
}
int posix_fallocate(int descriptor, off_t offset, off_t length) {
  STRANGER(descriptor, "posix_fallocate");
  return syscall(SYS_fallocate, descriptor, 0, offset, length) == 0 ? 0 : errno;
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
  STRANGER(to, "copy_file_range");
  return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
  STRANGER(to, "sendfile");
  return syscall(SYS_sendfile, to, from, offset, length);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) {
  STRANGER(to, "sendfile");
  return syscall(SYS_sendfile, to, from, offset, length);
}
