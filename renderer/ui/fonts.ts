/** The two typefaces, bundled: nothing is fetched from outside. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/fraunces/wght.css';
