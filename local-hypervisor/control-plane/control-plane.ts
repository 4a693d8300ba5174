export interface ControlPlane {}
