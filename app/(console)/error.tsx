"use client";

import { Broken } from "#components/feedback/broken.tsx";

export default Broken;
