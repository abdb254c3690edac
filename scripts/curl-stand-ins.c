// FlyingFox, which serves `lectern preview`, can also forward requests by Foundation's HTTP client, and so brings libcurl
// into every program that it is linked into. Nothing here makes requests: these stand in for libcurl, so that the program
// neither needs it nor loads it, and end the program where one is called all the same (docs/decisions/0022). `make` puts them
// into a library where the Swift libraries are linked into the program.

#define STAND_IN(name) \
    void name(void); \
    void name(void) { __builtin_trap(); }

STAND_IN(curl_easy_cleanup)
STAND_IN(curl_easy_getinfo)
STAND_IN(curl_easy_init)
STAND_IN(curl_easy_pause)
STAND_IN(curl_easy_setopt)
STAND_IN(curl_easy_strerror)
STAND_IN(curl_free)
STAND_IN(curl_global_init)
STAND_IN(curl_multi_add_handle)
STAND_IN(curl_multi_assign)
STAND_IN(curl_multi_cleanup)
STAND_IN(curl_multi_info_read)
STAND_IN(curl_multi_init)
STAND_IN(curl_multi_remove_handle)
STAND_IN(curl_multi_setopt)
STAND_IN(curl_multi_socket_action)
STAND_IN(curl_slist_append)
STAND_IN(curl_slist_free_all)
STAND_IN(curl_url)
STAND_IN(curl_url_get)
STAND_IN(curl_url_set)
STAND_IN(curl_version)
STAND_IN(curl_version_info)
