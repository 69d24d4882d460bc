# SPDX-License-Identifier: GPL-3.0-or-later
# Small probes of our own, so that no macro archive is needed.

# LOBSPIEGEL_ADD_FLAGS(VARIABLE, FLAGS)
# Adds each compiler flag of FLAGS that compiler and linker accept to VARIABLE.
AC_DEFUN([LOBSPIEGEL_ADD_FLAGS],
[m4_foreach_w([lobspiegel_flag], [$2],
 [_LOBSPIEGEL_ADD_FLAG([$1], m4_defn([lobspiegel_flag]))])])

AC_DEFUN([_LOBSPIEGEL_ADD_FLAG],
[AS_VAR_PUSHDEF([cache], [lobspiegel_cv_flag_$2])dnl
AC_CACHE_CHECK([whether $CC takes $2], [cache],
  [lobspiegel_saved_cflags=$CFLAGS
   CFLAGS="$CFLAGS -Werror $2"
   AC_LINK_IFELSE([AC_LANG_PROGRAM()],
     [AS_VAR_SET([cache], [yes])], [AS_VAR_SET([cache], [no])])
   CFLAGS=$lobspiegel_saved_cflags])
AS_VAR_IF([cache], [yes], [AS_VAR_APPEND([$1], [" $2"])])
AS_VAR_POPDEF([cache])])

# LOBSPIEGEL_LIBRARY(NAME, MODULE, DEBIAN-PACKAGE, PURPOSE)
# A library that must be there, found with pkg-config.
AC_DEFUN([LOBSPIEGEL_LIBRARY],
[PKG_CHECK_MODULES([$1], [$2], [],
  [AC_MSG_ERROR([the library $2 ($4) is missing: install the package $3 (its name on Debian and Ubuntu), or let ./bootstrap do it.])])])

# LOBSPIEGEL_TEST_LIBRARY(NAME, MODULE, DEBIAN-PACKAGE)
# A library that only the tests use; HAVE_NAME tells whether it is there.
AC_DEFUN([LOBSPIEGEL_TEST_LIBRARY],
[PKG_CHECK_MODULES([$1], [$2], [have_$1=yes],
  [have_$1="no (package $3)"])
AM_CONDITIONAL([HAVE_$1], [test "$have_$1" = yes])])
