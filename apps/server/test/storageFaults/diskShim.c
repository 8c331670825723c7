/*
 * A disk that fails on command, for programs that are started with LD_PRELOAD. It stands between the program and the
 * calls that write and sync files whose path contains "drawbridge.db".
 *
 * DISK_CONTROL names a file of three little-endian 32-bit numbers, which may be changed at any time:
 *   mode      0 nothing, 1 a sync fails with EIO, 2 a sync takes longer, 3 a write fails with ENOSPC
 *   argument  2: by how many milliseconds; 3: how many more writes succeed
 *   count     how many calls were interfered with (written here)
 * DISK_SHADOW names a folder that receives a copy of every file at every sync: what a power cut would leave.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { NOTHING, SYNC_EIO, SYNC_SLOW, WRITE_ENOSPC };

struct control {
  volatile int mode;
  volatile int argument;
  volatile int count;
};

static struct control *control;
static const char *shadow;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("DISK_CONTROL");
  shadow = getenv("DISK_SHADOW");
  if (!path) return;
  int fd = open(path, O_RDWR);
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (mapped != MAP_FAILED) control = mapped;
  close(fd);
}

/* The file's name without its folder, or NULL when it is none of ours. */
static const char *name_of(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  const char *name = strrchr(path, '/');
  return name && strncmp(name + 1, "drawbridge.db", 13) == 0 ? name + 1 : NULL;
}

/* Written under another name first: the program may be killed in the middle. */
static void copy_to_shadow(int fd, const char *name) {
  char target[4096], draft[4104], buffer[65536];
  snprintf(target, sizeof target, "%s/%s", shadow, name);
  snprintf(draft, sizeof draft, "%s.draft", target);
  int out = open(draft, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (out < 0) return;
  ssize_t (*real_write)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  off_t offset = 0;
  for (ssize_t got; (got = pread(fd, buffer, sizeof buffer, offset)) > 0; offset += got) real_write(out, buffer, got);
  close(out);
  rename(draft, target);
}

static int interfere_with_sync(int fd, int (*real_sync)(int)) {
  char path[4096];
  const char *name = name_of(fd, path, sizeof path);
  if (!name) return real_sync(fd);
  if (control && control->mode == SYNC_EIO) {
    control->count++;
    errno = EIO;
    return -1;
  }
  if (control && control->mode == SYNC_SLOW) {
    control->count++;
    struct timespec delay = {control->argument / 1000, control->argument % 1000 * 1000000L};
    nanosleep(&delay, NULL);
  }
  int result = real_sync(fd);
  if (result == 0 && shadow) copy_to_shadow(fd, name);
  return result;
}

int fsync(int fd) { return interfere_with_sync(fd, dlsym(RTLD_NEXT, "fsync")); }
int fdatasync(int fd) { return interfere_with_sync(fd, dlsym(RTLD_NEXT, "fdatasync")); }

static int is_full(int fd) {
  char path[4096];
  if (!control || control->mode != WRITE_ENOSPC || !name_of(fd, path, sizeof path)) return 0;
  if (control->argument > 0) {
    control->argument--;
    return 0;
  }
  control->count++;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  return is_full(fd) ? -1 : real(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
  return is_full(fd) ? -1 : real(fd, bytes, size, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
  return is_full(fd) ? -1 : real(fd, bytes, size, offset);
}
